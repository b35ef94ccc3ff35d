package io.streambus.operator.status;

import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.storage.VolumeState;
import java.util.List;
import org.immutables.value.Value;

/** State that a reconciliation observed in addition to the managed objects of the cluster. */
@Value.Immutable
public interface ObservedState {

  /** State of the certificate; never unknown. */
  CertificateState certificate();

  /** State of the optional APIs. */
  OptionalApis apis();

  /** Tenants and leader as the brokers report them. */
  BrokersSummary brokers();

  /** Broker pods, by ordinal. */
  List<BrokerPod> pods();

  /** PersistentVolumeClaims of the brokers, by template and ordinal. */
  List<BrokerClaim> claims();

  /** Progress of the volumes towards the sizes in the spec. */
  VolumeState volumes();

  /** Progress of the rollout. */
  RolloutState rollout();

  /** Why brokers do not become ready. */
  Diagnoses diagnoses();

  /** A builder with every field unset. */
  static ImmutableObservedState.Builder builder() {
    return ImmutableObservedState.builder();
  }
}
