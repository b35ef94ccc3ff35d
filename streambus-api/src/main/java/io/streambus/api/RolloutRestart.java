package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** One restart of a broker. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutRestart.class)
@JsonDeserialize(as = ImmutableRolloutRestart.class)
public interface RolloutRestart {

  /** The pod. */
  @Required
  String pod();

  /** How and why. */
  Optional<String> reason();

  /** When it was asked for, in RFC 3339. */
  Optional<String> startedAt();

  /** How long the broker took to accept clients again. Absent until that has held. */
  Optional<Long> downtimeSeconds();

  /** A builder with every field unset. */
  static ImmutableRolloutRestart.Builder builder() {
    return ImmutableRolloutRestart.builder();
  }
}
