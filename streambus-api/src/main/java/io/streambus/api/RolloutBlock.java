package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.values.RolloutPredicate;
import java.util.Optional;
import org.immutables.value.Value;

/** What the next restart of a broker waits for. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutBlock.class)
@JsonDeserialize(as = ImmutableRolloutBlock.class)
public interface RolloutBlock {

  /** Name of the rule. */
  @Required
  @AllowedValues(RolloutPredicate.class)
  String predicate();

  /** Pod that it is about. Absent where it is about none. */
  Optional<String> pod();

  /** Since when, in RFC 3339. */
  Optional<String> since();

  /** The same for people. */
  Optional<String> message();

  /** A builder with every field unset. */
  static ImmutableRolloutBlock.Builder builder() {
    return ImmutableRolloutBlock.builder();
  }
}
