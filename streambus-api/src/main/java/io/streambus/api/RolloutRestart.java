package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Required;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** A restart of one broker. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRolloutRestart.class)
@JsonDeserialize(as = ImmutableRolloutRestart.class)
public interface RolloutRestart {

  /**
   * pod is the name of the restarted pod.
   *
   * @return the name of the restarted pod
   */
  @Required
  String pod();

  /**
   * reason describes how and why the broker was restarted.
   *
   * @return how and why the broker was restarted
   */
  Optional<String> reason();

  /**
   * startedAt is the time when the restart was requested, in RFC 3339 format.
   *
   * @return the time when the restart was requested, in RFC 3339 format
   */
  Optional<String> startedAt();

  /**
   * downtimeSeconds is the number of seconds from startedAt until the broker accepted clients
   * again. Absent until then.
   *
   * @return the number of seconds from startedAt until the broker accepted clients again
   */
  Optional<Long> downtimeSeconds();

  /** {@return a builder with all fields unset} */
  static ImmutableRolloutRestart.Builder builder() {
    return ImmutableRolloutRestart.builder();
  }
}
