package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.List;

/** What is to be done next for the volumes of a cluster. */
sealed interface VolumeDecision {

  /**
   * Ask for more.
   *
   * @param claimResizes never empty
   */
  record Grow(List<ClaimResize> claimResizes) implements VolumeDecision {

    /** Copies the list. */
    public Grow {
      claimResizes = ImmutableList.copyOf(claimResizes);
    }
  }

  /**
   * Delete the StatefulSet and leave its pods and claims to the next one, with new templates.
   *
   * @param unowned pods that would belong to nobody in between, and must be given to the cluster
   *     before
   */
  record Replace(StatefulSet set, List<BrokerPod> unowned) implements VolumeDecision {

    /** Copies the list. */
    public Replace {
      unowned = ImmutableList.copyOf(unowned);
    }
  }

  /**
   * Delete claims of removed brokers.
   *
   * @param claims never empty
   */
  record Remove(List<BrokerClaim> claims) implements VolumeDecision {

    /** Copies the list. */
    public Remove {
      claims = ImmutableList.copyOf(claims);
    }
  }

  /**
   * Nothing until something else happened.
   *
   * @param why a sentence that goes on after "once"
   */
  record Wait(String why) implements VolumeDecision {}

  /** All is as wanted. */
  record Done() implements VolumeDecision {}
}
