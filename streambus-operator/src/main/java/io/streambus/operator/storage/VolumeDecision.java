package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.List;

/** Next action for the volumes of a cluster. */
sealed interface VolumeDecision {

  /**
   * Resize claims.
   *
   * @param resizes never empty
   */
  record Resize(List<ClaimResize> resizes) implements VolumeDecision {

    /** Copies the list. */
    public Resize {
      resizes = ImmutableList.copyOf(resizes);
    }
  }

  /**
   * Delete the StatefulSet, orphaning its pods and claims, so that a new one with new claim
   * templates adopts them.
   *
   * @param unowned pods that would have no owner in the meantime; the cluster must become their
   *     owner first
   */
  record ReplaceStatefulSet(StatefulSet statefulSet, List<BrokerPod> unowned)
      implements VolumeDecision {

    /** Copies the list. */
    public ReplaceStatefulSet {
      unowned = ImmutableList.copyOf(unowned);
    }
  }

  /**
   * Delete claims of removed brokers.
   *
   * @param claims never empty
   */
  record DeleteClaims(List<BrokerClaim> claims) implements VolumeDecision {

    /** Copies the list. */
    public DeleteClaims {
      claims = ImmutableList.copyOf(claims);
    }
  }

  /**
   * Wait.
   *
   * @param waitsFor unmet precondition, as a clause that follows "once"
   */
  record Wait(String waitsFor) implements VolumeDecision {}

  /** The volumes are as desired. */
  record Done() implements VolumeDecision {}

  /**
   * Request to resize a PersistentVolumeClaim.
   *
   * @param claim existing claim
   * @param size size to request
   */
  record ClaimResize(BrokerClaim claim, CanonicalQuantity size) {}
}
