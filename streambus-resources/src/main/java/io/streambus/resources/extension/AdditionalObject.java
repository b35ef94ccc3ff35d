package io.streambus.resources.extension;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;
import java.util.function.Function;

/**
 * An object that an extension creates for each cluster. It is applied after the brokers, corrected
 * when another client changes it, deleted when it is no longer desired, and deleted with its
 * cluster.
 *
 * @param <T> type of the object
 * @param type class of the object: a kind of Kubernetes, or of a CustomResourceDefinition, with a
 *     namespace and a public constructor without parameters; neither a pod nor a volume
 * @param suffix the object is named {@code <cluster>-<suffix>}; a lowercase RFC 1123 label of at
 *     most 40 characters
 * @param builder builds the object of a cluster; empty if the cluster does not have it. The
 *     operator sets name, namespace, owner and labels.
 */
public record AdditionalObject<T extends HasMetadata>(
    Class<T> type, String suffix, Function<BrokerCluster, Optional<T>> builder) {

  /**
   * {@return the name of the object of a cluster}
   *
   * @param cluster name of the cluster
   */
  public String name(String cluster) {
    return cluster + "-" + suffix;
  }
}
