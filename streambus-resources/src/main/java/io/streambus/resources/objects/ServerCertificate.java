package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.api.ClusterNames;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateNames;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.CertificateSource.Issuer;
import io.streambus.resources.model.Tls;
import io.streambus.resources.thirdparty.Certificate;
import java.util.Optional;

/** Certificate resource that requests the broker certificate from cert-manager. */
final class ServerCertificate {

  private ServerCertificate() {}

  static Optional<Certificate> of(BrokerCluster cluster) {
    return cluster
        .tls()
        .enabled()
        .map(Tls.Enabled::certificate)
        .filter(CertificateSource.Issued.class::isInstance)
        .map(CertificateSource.Issued.class::cast)
        .map(issued -> build(cluster, issued));
  }

  private static Certificate build(BrokerCluster cluster, CertificateSource.Issued issued) {
    var certificate = new Certificate();
    certificate.setMetadata(ManagedMetadata.of(cluster, ClusterNames.certificate(cluster.name())));
    certificate.setSpec(
        ThirdPartySpec.of(
            ImmutableMap.of(
                "secretName", issued.secret(),
                "issuerRef", issuer(issued.issuer()),
                "dnsNames", CertificateNames.of(cluster.identity()),
                "privateKey",
                    ImmutableMap.of("algorithm", "ECDSA", "size", 256, "rotationPolicy", "Always"),
                "usages", ImmutableList.of("digital signature", "server auth"))));
    return certificate;
  }

  private static ImmutableMap<String, String> issuer(Issuer issuer) {
    return ImmutableMap.of("group", issuer.group(), "kind", issuer.kind(), "name", issuer.name());
  }
}
