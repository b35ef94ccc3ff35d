package io.streambus.operator.volumes;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the volumes of a cluster are, beside what their claims say.
 *
 * @param waitsFor what must be over before the claim templates can follow the claims, as a sentence
 *     that goes on after "once"
 * @param refusals claims that may not grow
 */
public record VolumeState(Optional<String> waitsFor, List<GrowthRefusal> refusals) {

  /** Nothing is to be done. */
  public static final VolumeState AT_REST = new VolumeState(Optional.empty(), List.of());

  /** Nobody tells when a class or a quota lets volumes grow. */
  static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  /** Copies the list. */
  public VolumeState {
    refusals = ImmutableList.copyOf(refusals);
  }

  /** The claim templates have to wait. */
  public static VolumeState waiting(String why) {
    return new VolumeState(Optional.of(why), List.of());
  }

  /** When to come again, even if nothing changes until then. */
  public Optional<Duration> again() {
    return refusals.isEmpty() && waitsFor.isEmpty() ? Optional.empty() : Optional.of(ASK_AGAIN);
  }
}
