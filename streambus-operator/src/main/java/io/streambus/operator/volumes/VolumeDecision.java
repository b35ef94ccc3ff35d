package io.streambus.operator.volumes;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;

/** What is to be done next for the volumes of a cluster. */
sealed interface VolumeDecision {

  /**
   * Ask for more.
   *
   * @param growths never empty
   */
  record Grow(List<Growth> growths) implements VolumeDecision {

    /** Copies the list. */
    public Grow {
      growths = ImmutableList.copyOf(growths);
    }
  }

  /** Delete the StatefulSet and leave its pods and claims to the next one, with new templates. */
  record Replace(StatefulSet set) implements VolumeDecision {}

  /**
   * Nothing until something else happened.
   *
   * @param why a sentence that goes on after "the volumes are grown, and the claim templates follow
   *     once"
   */
  record Wait(String why) implements VolumeDecision {}

  /** All is as wanted. */
  record Done() implements VolumeDecision {}
}
