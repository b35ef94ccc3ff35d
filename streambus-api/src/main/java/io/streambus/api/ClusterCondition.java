package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.CrdModel;
import org.immutables.value.Value;

/** One observation of the cluster, in the form of a Kubernetes {@code metav1.Condition}. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableClusterCondition.class)
@JsonDeserialize(as = ImmutableClusterCondition.class)
public interface ClusterCondition {

  /** What is observed, such as Ready. */
  @Required
  String type();

  /** True, False or Unknown. */
  @Required
  String status();

  /** Why, in one CamelCase word. */
  @Required
  String reason();

  /** Why, in a sentence for people. */
  @Required
  String message();

  /** When status changed last, in RFC 3339. */
  @Required
  String lastTransitionTime();

  /** Generation of the spec that this was observed for. */
  @Required
  long observedGeneration();

  /** A builder with every field unset. */
  static ImmutableClusterCondition.Builder builder() {
    return ImmutableClusterCondition.builder();
  }
}
