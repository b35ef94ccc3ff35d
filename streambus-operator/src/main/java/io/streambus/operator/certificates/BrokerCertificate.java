package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.schema.GoDuration;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.ClusterIdentity;
import io.streambus.resources.model.Tls;

/**
 * A certificate that brokers use, or that they should use.
 *
 * @param cluster the cluster of the brokers
 * @param source where the certificate comes from
 * @param verifiesClients whether clients must present certificates, too
 * @param expiryWarning time before expiration at which a warning is reported; a valid duration
 */
record BrokerCertificate(
    ClusterIdentity cluster,
    CertificateSource source,
    boolean verifiesClients,
    GoDuration expiryWarning) {

  /** Returns the certificate that a spec requests. */
  static BrokerCertificate of(BrokerCluster cluster, Tls.Enabled tls) {
    return new BrokerCertificate(
        cluster.identity(), tls.certificate(), tls.verifiesClients(), tls.expiryWarning());
  }

  /** Returns the names of the Secrets that determine the state of the certificate. */
  ImmutableSet<String> secretNames() {
    ImmutableSet.Builder<String> names = ImmutableSet.<String>builder().add(source.secret());
    if (verifiesClients) {
      names.add(source.caSecret());
    }
    if (source instanceof CertificateSource.SelfSigned selfSigned) {
      names.add(selfSigned.caKeySecret());
    }
    return names.build();
  }
}
