package io.streambus.app.playground;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.CertificateMaker;
import io.streambus.operator.certificates.CertificateTemplate;
import io.streambus.operator.certificates.KeyMaterial;
import io.streambus.operator.certificates.Pem;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.Tls;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The Secrets that users bring along elsewhere, with certificates of an authority of the day. */
final class SampleSecrets {

  private static final Duration LIFE = Duration.ofDays(365);

  private final CertificateMaker maker = new CertificateMaker(new SecureRandom());
  private final Instant now;
  private final KeyMaterial authority;

  /** Certificates are valid from the given time on. */
  SampleSecrets(Instant now) {
    this.now = now;
    this.authority = maker.authority(template("CN=playground", List.of()));
  }

  /** The Secrets that the spec of a cluster names. */
  Stream<Secret> of(StreamBusCluster cluster) {
    return ClusterResolver.resolve(cluster, ClusterInputs.none())
            instanceof Resolution.Resolved resolved
        ? resolved.cluster().tls().on().map(Tls.On::certificate).stream()
            .filter(CertificateSource.Provided.class::isInstance)
            .flatMap(source -> secrets(resolved.cluster(), source))
        : Stream.empty();
  }

  private Stream<Secret> secrets(BrokerCluster cluster, CertificateSource source) {
    return ImmutableSet.of(source.secret(), source.authoritySecret()).stream()
        .map(name -> secret(cluster, name));
  }

  /** Each holds all that any of them needs. */
  private Secret secret(BrokerCluster cluster, String name) {
    KeyMaterial leaf = maker.signed(template("CN=" + cluster.name(), hosts(cluster)), authority);
    // spotless:off
    return new SecretBuilder()
        .withNewMetadata()
            .withNamespace(cluster.namespace())
            .withName(name)
        .endMetadata()
        .withType("kubernetes.io/tls")
        .addToData("tls.crt", base64(Pem.of(List.of(leaf.certificate()))))
        .addToData("tls.key", base64(Pem.of(leaf.key())))
        .addToData("ca.crt", base64(Pem.of(List.of(authority.certificate()))))
        .build();
    // spotless:on
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private CertificateTemplate template(String subject, List<String> hosts) {
    return new CertificateTemplate(subject, now, now.plus(LIFE), hosts);
  }

  private static List<String> hosts(BrokerCluster cluster) {
    return List.of(
        "*.%s.%s.svc"
            .formatted(ClusterNames.headlessService(cluster.name()), cluster.namespace()),
        "%s.%s.svc".formatted(ClusterNames.clientService(cluster.name()), cluster.namespace()));
  }
}
