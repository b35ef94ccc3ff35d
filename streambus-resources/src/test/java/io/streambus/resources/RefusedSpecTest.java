package io.streambus.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault that passes here reaches a broker, or an API server that refuses half of a cluster. */
class RefusedSpecTest {

  private final YAMLMapper yaml = new YAMLMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replicas: 0                                             | spec.replicas",
        "replicas: 100                                           | spec.replicas",
        "config: {port: 0}                                       | spec.config.port",
        "config: {httpPort: 65536}                               | spec.config.httpPort",
        "config: {grpcPort: -1}                                  | spec.config.grpcPort",
        "config: {logLevel: chatty}                              | spec.config.logLevel",
        "config: {batchTimeout: soon}                            | spec.config.batchTimeout",
        "config: {overrides: {server: {port: 1}}}                | spec.config.overrides.server.port",
        "storage: {size: plenty}                                 | spec.storage.size",
        "storage: {size: -1Gi}                                   | spec.storage.size",
        "storage: {raftSize: 0}                                  | spec.storage.raftSize",
        "image: {tag: 'a b'}                                     | spec.image.tag",
        "image: {digest: latest}                                 | spec.image.digest",
        "image: {pullPolicy: Sometimes}                          | spec.image.pullPolicy",
        "version: 'v1; rm'                                       | spec.version",
        "podLabels: {app.kubernetes.io/name: mine}               | spec.podLabels",
        "podLabels: {team: 'not a value!'}                       | spec.podLabels",
        "serviceAccountName: Not_A_Name                          | spec.serviceAccountName",
        "priorityClassName: 'a b'                                | spec.priorityClassName",
        "security: {tls: {certSecretName: 'a/b'}}                | spec.security.tls.certSecretName",
        "security: {authentication: {method: magic}}             | spec.security.authentication.method",
        "observability: {tracing: {samplingRate: 2}}             | spec.observability.tracing.samplingRate",
        "observability: {metrics: {interval: often}}             | spec.observability.metrics.interval",
        "multiTenancy: {tenantOverrides: [{tenantId: '-'}]}      | spec.multiTenancy.tenantOverrides[0].tenantId",
        "resources: {requests: {cpu: 2}, limits: {cpu: 1}}       | spec.resources",
      })
  void aFaultIsToldWithItsPath(String spec, String path) {
    // When
    List<Problem> problems = problems(cluster("demo", spec));

    // Then
    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).startsWith(path);
              assertThat(problem.message()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upper", "1digit", "dotted.name", "-dash"})
  void aNameThatCannotNameAServiceIsRefused(String name) {
    assertThat(problems(cluster(name, "replicas: 1")))
        .extracting(Problem::path)
        .contains("metadata.name");
  }

  @Test
  void aNameOf52CharactersIsTheLongest() {
    assertThat(problems(cluster("a".repeat(52), "replicas: 1"))).isEmpty();
    assertThat(problems(cluster("a".repeat(53), "replicas: 1")))
        .extracting(Problem::path)
        .containsExactly("metadata.name");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    // When
    List<Problem> problems =
        problems(
            cluster(
                "demo",
                "{replicas: 0, config: {port: 0, logLevel: x}, storage: {size: x}, image: {tag: '!'}}"));

    // Then
    assertThat(problems)
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "spec.replicas",
            "spec.config.port",
            "spec.config.logLevel",
            "spec.storage.size",
            "spec.image.tag");
  }

  @Test
  void portsThatCollideAreRefused() {
    assertThat(problems(cluster("demo", "config: {port: 8081}"))).isNotEmpty();
  }

  @Test
  void aTenantIsListedOnce() {
    assertThat(
            problems(
                cluster("demo", "multiTenancy: {tenantOverrides: [{tenantId: a}, {tenantId: a}]}")))
        .isNotEmpty();
  }

  @Test
  void aSpecThatCannotBeReadIsOneProblem() {
    assertThat(problems(cluster("demo", "storage: plenty")))
        .extracting(Problem::path)
        .containsExactly("spec.storage");
  }

  @Test
  void aClusterWithoutNamespaceIsRefused() {
    // Given
    StreamBusCluster cluster = cluster("demo", "replicas: 1");
    cluster.getMetadata().setNamespace(null);

    // Then
    assertThat(problems(cluster)).extracting(Problem::path).contains("metadata.namespace");
  }

  private static List<Problem> problems(StreamBusCluster cluster) {
    return ClusterResolver.resolve(cluster, ClusterInputs.none())
            instanceof Resolution.Refused refused
        ? refused.problems()
        : List.of();
  }

  private StreamBusCluster cluster(String name, String spec) {
    String body = spec.startsWith("{") ? spec : "{" + spec + "}";
    String text =
        "kind: StreamBusCluster\nmetadata: {name: %s, namespace: default}\nspec: %s\n"
            .formatted(name, body);
    try {
      return yaml.readValue(text, StreamBusCluster.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
