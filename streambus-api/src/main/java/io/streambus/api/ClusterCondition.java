package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.CrdModel;
import org.immutables.value.Value;

/**
 * An observation of the state of the cluster, with the fields of a Kubernetes {@code
 * metav1.Condition}.
 */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableClusterCondition.class)
@JsonDeserialize(as = ImmutableClusterCondition.class)
public interface ClusterCondition {

  /**
   * type is the type of the condition, such as Ready.
   *
   * @return the type of the condition, such as Ready
   */
  @Required
  String type();

  /**
   * status is the status of the condition, one of True, False or Unknown.
   *
   * @return the status of the condition, one of True, False or Unknown
   */
  @Required
  String status();

  /**
   * reason is the reason for the status of the condition, in CamelCase.
   *
   * @return the reason for the status of the condition, in CamelCase
   */
  @Required
  String reason();

  /**
   * message is a human-readable explanation of the status.
   *
   * @return a human-readable explanation of the status
   */
  @Required
  String message();

  /**
   * lastTransitionTime is the last time the status changed, in RFC 3339 format.
   *
   * @return the last time the status changed, in RFC 3339 format
   */
  @Required
  String lastTransitionTime();

  /**
   * observedGeneration is the metadata.generation that the condition is based on.
   *
   * @return the metadata.generation that the condition is based on
   */
  @Required
  long observedGeneration();

  /** {@return a builder with all fields unset} */
  static ImmutableClusterCondition.Builder builder() {
    return ImmutableClusterCondition.builder();
  }
}
