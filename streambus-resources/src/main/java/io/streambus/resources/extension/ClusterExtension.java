package io.streambus.resources.extension;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;

/**
 * Adapts clusters to a platform. All methods are called again for each change of a cluster, by
 * several threads, and twice in a row to compare the answers: they must be pure functions of their
 * arguments, must not modify them, and must return within milliseconds.
 *
 * <p>If a method throws an exception, returns null or something invalid, or gives different answers
 * for the same cluster, that cluster is not applied and its condition {@code ExtensionFailed} names
 * the extension. Its brokers keep running, and other clusters are not affected. If a method that is
 * called once does so, {@link Extensions#of} throws an {@link InvalidExtensionException}.
 */
public interface ClusterExtension {

  /**
   * {@return the name of the extension in messages} A lowercase RFC 1123 label, such as {@code
   * cost-allocation}. It must not change.
   */
  String name();

  /**
   * {@return labels and annotations of every object of a cluster, but not of its pods, volumes and
   * Secrets} A change restarts no broker.
   *
   * @param cluster the cluster, with all defaults
   */
  default ObjectMetadata metadata(BrokerCluster cluster) {
    return ObjectMetadata.NONE;
  }

  /**
   * {@return the problems of a cluster that this extension does not permit} They are reported and
   * prevent changes like those of the operator itself. Only the first hundred are reported.
   *
   * @param resource the custom resource
   * @param cluster what it resolves to, with all defaults
   */
  default List<Problem> problems(StreamBusCluster resource, BrokerCluster cluster) {
    return ImmutableList.of();
  }

  /** {@return what this extension creates for each cluster} Called once. */
  default List<AdditionalObject<?>> additionalObjects() {
    return ImmutableList.of();
  }

  /** {@return how this extension changes objects, in this order} Called once. */
  default List<ObjectCustomizer<?>> customizers() {
    return ImmutableList.of();
  }
}
