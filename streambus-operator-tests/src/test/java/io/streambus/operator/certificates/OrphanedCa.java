package io.streambus.operator.certificates;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.Pem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A CA of a deleted cluster, which a new cluster of the same name is permitted to adopt. */
final class OrphanedCa {

  /** Names within which the CA of the cluster "demo" may sign. */
  static final List<String> NAMES =
      List.of(
          "demo.default.svc",
          "demo.default.svc.cluster.local",
          "demo-headless.default.svc",
          "demo-headless.default.svc.cluster.local",
          "localhost");

  private OrphanedCa() {}

  /** Creates the Secret of a CA that may sign within the given names; for any name if empty. */
  static Secret secret(Instant notBefore, List<String> names) {
    KeyMaterial ca =
        new CertificateGenerator(new SecureRandom())
            .generateCa(
                new CertificateTemplate(
                    "CN=orphan", notBefore, notBefore.plus(Duration.ofDays(1800)), names));
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(SelfSignedScenario.CA_SECRET)
        .withLabels(ClusterLabels.of(NAME))
        .endMetadata()
        .addToData("ca.crt", base64(Pem.of(List.of(ca.certificate()))))
        .addToData("ca.key", base64(Pem.of(ca.key())))
        .build();
  }

  /** Creates a cluster that adopts the CA. */
  static StreamBusCluster adoptingCluster() {
    StreamBusCluster cluster = SelfSignedScenario.selfSignedCluster();
    cluster.getMetadata().setAnnotations(Map.of(ClusterAnnotations.ADOPT_ORPHANS, "true"));
    return cluster;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
