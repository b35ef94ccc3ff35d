package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.List;

/** Next action for the volumes of a cluster. */
sealed interface VolumeDecision {

  /**
   * Resize claims.
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
   * Delete the StatefulSet, orphaning its pods and claims, so that a new one with new claim
   * templates adopts them.
   *
   * @param unowned pods that would have no owner in the meantime; the cluster must become their
   *     owner first
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
   * Wait.
   *
   * @param why unmet precondition, as a clause that follows "once"
   */
  record Wait(String why) implements VolumeDecision {}

  /** The volumes are as desired. */
  record Done() implements VolumeDecision {}
}
