package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** How brokers are restarted when a change requires it. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutSpec.class)
@JsonDeserialize(as = ImmutableRolloutSpec.class)
public interface RolloutSpec {

  /**
   * inPlace specifies whether a change that affects only images restarts containers instead of
   * replacing pods. Defaults to true.
   *
   * @return whether a change that affects only images restarts containers instead of replacing pods
   */
  @Default("true")
  Optional<Boolean> inPlace();

  /**
   * minReadySeconds is the number of seconds that a broker must be ready before the next one is
   * restarted. Must be between 0 and 3600. Defaults to 10.
   *
   * @return the number of seconds that a broker must be ready before the next one is restarted
   */
  @Min(0)
  @Max(3600)
  @Default("10")
  Optional<Integer> minReadySeconds();

  /** {@return a builder with all fields unset} */
  static ImmutableRolloutSpec.Builder builder() {
    return ImmutableRolloutSpec.builder();
  }
}
