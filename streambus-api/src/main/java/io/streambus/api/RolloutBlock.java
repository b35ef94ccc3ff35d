package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import org.immutables.value.Value;

/** The predicate that the next broker restart is waiting for. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutBlock.class)
@JsonDeserialize(as = ImmutableRolloutBlock.class)
public interface RolloutBlock {

  /**
   * predicate is the name of the rule that is not met.
   *
   * @return the name of the rule that is not met
   */
  @Required
  @AllowedValues(RolloutPredicate.class)
  String predicate();

  /**
   * pod is the name of the pod that the predicate concerns. Absent if it does not concern a
   * specific pod.
   *
   * @return the name of the pod that the predicate concerns
   */
  Optional<String> pod();

  /**
   * since is the time since when the restart has been waiting, in RFC 3339 format.
   *
   * @return the time since when the restart has been waiting, in RFC 3339 format
   */
  Optional<String> since();

  /**
   * message is a human-readable explanation.
   *
   * @return a human-readable explanation
   */
  Optional<String> message();

  /** {@return a builder with all fields unset} */
  static ImmutableRolloutBlock.Builder builder() {
    return ImmutableRolloutBlock.builder();
  }
}
