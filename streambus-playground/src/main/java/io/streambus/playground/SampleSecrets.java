package io.streambus.playground;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.testkit.broker.UserCertificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Creates the Secrets that a user would provide, for use in the playground only. */
final class SampleSecrets {

  private static final int VALIDITY_DAYS = 365;

  private SampleSecrets() {}

  /** Returns the Secrets that the spec refers to and that nothing else creates. */
  static List<Secret> of(StreamBusCluster cluster, Instant now) {
    return ClusterResolver.resolve(cluster, ClusterInputs.none())
            instanceof Resolution.Resolved resolved
        ? of(resolved.cluster(), now)
        : List.of();
  }

  private static List<Secret> of(BrokerCluster cluster, Instant now) {
    UserCertificate certificate =
        UserCertificate.forCluster(cluster.namespace(), cluster.name(), now, VALIDITY_DAYS);
    return cluster.tls().enabled().stream()
        .flatMap(tls -> names(tls.certificate()))
        .distinct()
        .map(certificate::secret)
        .toList();
  }

  private static Stream<String> names(CertificateSource source) {
    return source instanceof CertificateSource.Provided provided
        ? Stream.of(provided.secret(), provided.caSecret())
        : Stream.empty();
  }
}
