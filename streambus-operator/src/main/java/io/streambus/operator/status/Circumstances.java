package io.streambus.operator.status;

import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.OptionalApis;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.trouble.Troubles;
import io.streambus.operator.volumes.VolumeState;
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
  BrokerFacts brokers();

  /** The pods of the brokers, by ordinal. */
  List<BrokerPod> pods();

  /** The claims of the brokers, by template and ordinal. */
  List<BrokerClaim> claims();

  /** How far volumes are on their way to the sizes of the spec. */
  VolumeState volumes();

  /** How far restarts are. */
  RolloutState rollout();

  /** What keeps brokers from coming up. */
  Troubles troubles();

  /** A builder with every field unset. */
  static ImmutableCircumstances.Builder builder() {
    return ImmutableCircumstances.builder();
  }
}
