package io.streambus.operator.status;

import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerTenancyInfo;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.storage.VolumeState;
import java.util.List;
import org.immutables.value.Value;

/** What a pass found out of the world beside the objects of the cluster. */
@Value.Immutable
public interface Circumstances {

  /** How it stands with the certificate; never unknown. */
  CertificateState certificate();

  /** Which optional kinds can be made. */
  OptionalApis apis();

  /** What the brokers say. */
  BrokerTenancyInfo brokers();

  /** The pods of the brokers, by ordinal. */
  List<BrokerPod> pods();

  /** The claims of the brokers, by template and ordinal. */
  List<BrokerClaim> claims();

  /** How far volumes are on their way to the sizes of the spec. */
  VolumeState volumes();

  /** How far restarts are. */
  RolloutState rollout();

  /** What keeps brokers from coming up. */
  Diagnoses diagnoses();

  /** A builder with every field unset. */
  static ImmutableCircumstances.Builder builder() {
    return ImmutableCircumstances.builder();
  }
}
