package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.operator.certificates.CertificateGenerator;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.Pem;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Guarantees that no value of a Secret appears in logs, metrics or objects of the cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretConfidentialityIT {

  private static final String NAMESPACE = "default";
  private static final String PLANTED = "planted-5f1c2e";

  private final OperatorApiServer server = OperatorApiServer.startOrSkip();
  private final KubernetesClient client = server.client();

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void noSecretValueIsExposed() throws Exception {
    // Given
    client.resource(validSecret("valid")).create();
    client.resource(invalidSecret("invalid")).create();

    // When
    Set<String> secretValues = new HashSet<>();
    String output;
    try (var process =
        OperatorProgram.start(server.kubeconfig(), "--log-level=debug").awaitReady()) {
      createCluster("a", TlsSpec.builder().enabled(true).certSecretName("valid").build());
      createCluster("b", TlsSpec.builder().enabled(true).certSecretName("invalid").build());
      createCluster("c", TlsSpec.builder().enabled(true).selfSigned(true).build());
      awaitCertificate("a");
      awaitCertificate("c");
      awaitCondition("b");
      secretValues.addAll(secretValues());
      client.resource(invalidSecret("valid")).forceConflicts().serverSideApply();
      awaitCondition("a");
      secretValues.addAll(secretValues());
      output = process.log() + process.metrics() + renderedObjects();
    }

    // Then
    assertThat(output)
        .contains(
            "Secret default/invalid",
            "streambus_cluster_certificate_expiry_timestamp_seconds{cluster=\"c\"");
    assertThat(output).doesNotContain(PLANTED);
    assertThat(secretValues).hasSizeGreaterThan(10).noneMatch(output::contains);
  }

  /** Returns every line of every Secret value, both decoded and as stored. */
  private List<String> secretValues() {
    return client.secrets().inNamespace(NAMESPACE).list().getItems().stream()
        .flatMap(secret -> secret.getData().entrySet().stream())
        // Certificates are public, but need not be exposed either.
        .flatMap(
            entry ->
                Stream.concat(
                    Stream.of(entry.getValue()),
                    new String(Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8)
                        .lines()))
        .filter(line -> !line.startsWith("-----"))
        .filter(line -> line.length() > 10)
        .distinct()
        .toList();
  }

  private String renderedObjects() {
    return Stream.<Stream<? extends HasMetadata>>of(
            client.configMaps().inNamespace(NAMESPACE).list().getItems().stream(),
            client.services().inNamespace(NAMESPACE).list().getItems().stream(),
            client.apps().statefulSets().inNamespace(NAMESPACE).list().getItems().stream(),
            client.v1().events().inNamespace(NAMESPACE).list().getItems().stream(),
            client
                .resources(StreamBusCluster.class)
                .inNamespace(NAMESPACE)
                .list()
                .getItems()
                .stream())
        .flatMap(each -> each)
        .map(object -> client.getKubernetesSerialization().asYaml(object))
        .collect(Collectors.joining("\n"));
  }

  private void createCluster(String name, TlsSpec tls) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(name).build());
    cluster.setSpec(
        StreamBusClusterSpec.builder()
            .replicas(1)
            .security(SecuritySpec.builder().tls(tls).build())
            .build());
    client.resource(cluster).create();
  }

  private void awaitCertificate(String name) {
    client
        .apps()
        .statefulSets()
        .inNamespace(NAMESPACE)
        .withName(name)
        .waitUntilCondition(set -> set != null, 20, TimeUnit.SECONDS);
  }

  private void awaitCondition(String name) {
    client
        .resources(StreamBusCluster.class)
        .inNamespace(NAMESPACE)
        .withName(name)
        .waitUntilCondition(
            cluster ->
                cluster.getStatus() != null
                    && cluster.getStatus().phase().filter("Failed"::equals).isPresent(),
            20,
            TimeUnit.SECONDS);
  }

  private static Secret validSecret(String name) {
    CertificateGenerator generator = new CertificateGenerator(new SecureRandom());
    Instant notBefore = Instant.now().minus(Duration.ofMinutes(1));
    Instant notAfter = notBefore.plus(Duration.ofDays(90));
    KeyMaterial ca =
        generator.generateCa(new CertificateTemplate("CN=test", notBefore, notAfter, List.of()));
    KeyMaterial leaf =
        generator.generateSigned(
            new CertificateTemplate(
                "CN=a", notBefore, notAfter, List.of("*.a-headless.default.svc", "a.default.svc")),
            ca);
    return secret(
        name,
        Map.of(
            "tls.crt", Pem.of(List.of(leaf.certificate())),
            "tls.key", Pem.of(leaf.key()),
            "password", PLANTED + "-password"));
  }

  /** Returns a Secret without a certificate, whose key matches none. */
  private static Secret invalidSecret(String name) {
    Secret validSecret = validSecret(name);
    validSecret.getData().put("tls.crt", base64(PLANTED + "-certificate"));
    validSecret.getMetadata().setAnnotations(Map.of("last-applied", PLANTED + "-annotation"));
    return validSecret;
  }

  private static Secret secret(String name, Map<String, String> texts) {
    // spotless:off
    SecretBuilder secret = new SecretBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(name)
        .endMetadata()
        .withType("Opaque");
    // spotless:on
    texts.forEach((key, text) -> secret.addToData(key, base64(text)));
    return secret.build();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
