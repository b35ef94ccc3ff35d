package io.streambus.app.command;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.app.console.Console;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that the commands that talk to a cluster work with a real API server, controllers and
 * operator: that what they write has the effect that they announce, and that they know when it is
 * complete.
 */
@ControlPlaneTest
class ClusterCommandsIT {

  private ControlPlane plane;
  private NamespaceUser user;
  private String namespace;

  private record Invocation(int exitCode, String out, String err) {}

  @BeforeEach
  void setUp(ControlPlane plane, KubernetesClient client, TestNamespace namespace) {
    this.plane = plane;
    this.user = new NamespaceUser(client, namespace);
    this.namespace = namespace.name();
  }

  @Test
  void clusterIsFollowedThroughItsLife() {
    // Given
    user.apply("demo", "replicas: 1", "rollout: {minReadySeconds: 0}");
    awaitRunning("demo");

    // When
    Invocation status = run("status", "demo", "-o", "wide");
    Invocation explanation = run("explain", "demo");
    Invocation restart = run("restart", "demo", "--yes", "--wait", "--timeout=2m");
    Invocation pause = run("pause", "demo", "--yes", "--wait", "--timeout=1m");
    Invocation blocked = run("restart", "demo", "--yes", "--wait", "--timeout=1m");
    Invocation resume = run("resume", "demo", "--yes", "--wait", "--timeout=1m");
    Invocation scale = run("scale", "demo", "--replicas=3", "--yes", "--wait", "--timeout=2m");
    Invocation hibernate = run("hibernate", "demo", "--yes", "--wait", "--timeout=2m");
    Invocation hibernated = run("explain", "demo");
    Invocation wake = run("wake", "demo", "--yes", "--wait", "--timeout=2m");

    // Then
    assertThat(status.out()).contains("NAME", "demo", "Running", "1/1", "1 of 1 brokers are ready");
    assertThat(explanation.out())
        .contains("demo is Running, and Ready", "demo-0")
        .doesNotContain("Next step");
    assertThat(List.of(restart, pause, resume, scale, hibernate, wake))
        .allSatisfy(each -> assertThat(each.exitCode()).as(each.err()).isZero());
    assertThat(blocked.exitCode()).as(blocked.err()).isEqualTo(6);
    assertThat(blocked.err()).contains("paused");
    assertThat(hibernated.out()).contains("Next step", "streambus wake");
    assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING);
    assertThat(user.pods("demo")).hasSize(3);
  }

  @Test
  void explanationOfBrokenClusterNamesTheCauseAndTheNextStep() {
    // Given
    user.apply("demo", "replicas: 1", "storage: {class: missing}");

    // Then
    eventually(
        () ->
            assertThat(run("explain", "demo").out())
                .contains(
                    "demo-0", "storageclass.storage.k8s.io \"missing\" not found", "Next step"));
    assertThat(run("status", "dmo").err()).contains("did you mean demo?");
  }

  @Test
  void reportContainsEverythingButSecrets(@TempDir Path directory) throws IOException {
    // Given
    user.apply(
        "demo",
        "replicas: 1",
        "podAnnotations: {example.com/api-token: PLANTED}",
        "security: {tls: {enabled: true, selfSigned: true}}",
        "podTemplate: {spec: {containers: [{name: broker, env: [{name: DB_PASSWORD, value: PLANTED}]}]}}");
    awaitRunning("demo");
    Path file = directory.resolve("report.zip");

    // When
    Invocation report = run("report", "demo", "--file", file.toString());

    // Then
    assertThat(report.exitCode()).as(report.err()).isZero();
    Map<String, String> files = unzip(file);
    String folder = namespace + "-demo/";
    assertThat(files.keySet())
        .contains(
            folder + "README.txt",
            folder + "cluster.yaml",
            folder + "explanation.txt",
            folder + "versions.yaml",
            folder + "events.yaml",
            folder + "omitted.txt",
            folder + "objects/statefulsets.apps/demo.yaml",
            folder + "objects/configmaps/demo-config.yaml",
            folder + "objects/pods/demo-0.yaml")
        .noneMatch(name -> name.contains("secrets"));
    assertThat(files.get(folder + "cluster.yaml")).contains("DB_PASSWORD", "<redacted>");
    assertThat(files.values()).noneMatch(text -> text.contains("PLANTED"));
    assertThat(files.values()).noneMatch(text -> text.contains("PRIVATE KEY"));
    assertThat(run("report", "demo", "--file", file.toString()).err()).contains("--force");
  }

  @Test
  void clientCertificateIsSignedByTheClusterOnly(@TempDir Path directory) throws IOException {
    // Given
    user.apply(
        "demo",
        "replicas: 1",
        "security: {tls: {enabled: true, selfSigned: true, clientAuthRequired: true}, authorization:"
            + " {enabled: true, defaultPolicy: deny, allowedSubjects: ['CN=billing']}}");
    awaitRunning("demo");
    String target = "--output-dir=" + directory;

    // When
    Invocation first = run("client-cert", "demo", "--subject=CN=orders", target);
    Invocation second = run("client-cert", "demo", "--subject=CN=orders", target);
    Invocation manifest = run("client-cert", "demo", "--subject=CN=billing", "--secret=billing");

    // Then
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).contains("add 'CN=orders' to spec.security.authorization");
    assertThat(directory.resolve("client.key")).content().contains("PRIVATE KEY");
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err()).contains("already exists");
    assertThat(manifest.out()).contains("kind: Secret", "name: billing", "tls.key");
    assertThat(manifest.err()).isEmpty();
  }

  private void awaitRunning(String name) {
    eventually(() -> assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING));
  }

  private Invocation run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(
        List.of(
            "--kubeconfig",
            plane.kubeconfigFor(ControlPlane.ADMIN).toString(),
            "--namespace",
            namespace));
    var out = new StringWriter();
    var err = new StringWriter();
    var console =
        new Console(
            InputStream.nullInputStream(), new PrintWriter(out, true), new PrintWriter(err, true));
    int code = Program.execute(Map.of(), console, all.toArray(String[]::new));
    return new Invocation(code, out.toString(), err.toString());
  }

  private static Map<String, String> unzip(Path file) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        files.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
