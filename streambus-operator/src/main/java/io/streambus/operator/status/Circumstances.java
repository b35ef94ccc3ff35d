package io.streambus.operator.status;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.OptionalApis;
import io.streambus.operator.trouble.Troubles;
import java.util.List;

/**
 * What a pass found out of the world beside the objects of the cluster.
 *
 * @param certificate how it stands with the certificate; never unknown
 * @param apis which optional kinds can be made
 * @param brokers what the brokers say
 * @param pods of the brokers, by ordinal
 * @param claims of the brokers, by template and ordinal
 * @param troubles what keeps brokers from coming up
 */
public record Circumstances(
    CertificateState certificate,
    OptionalApis apis,
    BrokerFacts brokers,
    List<BrokerPod> pods,
    List<BrokerClaim> claims,
    Troubles troubles) {

  /** Copies the lists. */
  public Circumstances {
    pods = ImmutableList.copyOf(pods);
    claims = ImmutableList.copyOf(claims);
  }
}
