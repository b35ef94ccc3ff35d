package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** How brokers restart when a change asks for it. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutSpec.class)
@JsonDeserialize(as = ImmutableRolloutSpec.class)
public interface RolloutSpec {

  /** Whether a change of nothing but images restarts containers instead of replacing pods. */
  @Default("true")
  Optional<Boolean> inPlace();

  /** Settling time in seconds: how long a broker must be ready before the next one restarts. */
  @Min(0)
  @Max(3600)
  @Default("10")
  Optional<Integer> minReadySeconds();

  /** A builder with every field unset. */
  static ImmutableRolloutSpec.Builder builder() {
    return ImmutableRolloutSpec.builder();
  }
}
