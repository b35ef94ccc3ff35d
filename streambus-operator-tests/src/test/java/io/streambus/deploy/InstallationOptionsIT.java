package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.app.command.Program;
import io.streambus.app.console.Console;
import io.streambus.operator.fixture.Kubectl;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that optional parts of an installation work on a real API server. */
class InstallationOptionsIT {

  private static final String NAMESPACE = "streambus-system";
  private static final String RELEASE = "streambus-operator";
  private static final Path CHART = DeployFile.DEPLOY.resolve("charts/streambus-operator");
  private static final Path MINIMAL =
      DeployFile.DEPLOY.resolve("../examples/clusters/minimal-cluster.yaml");

  private final ControlPlane plane =
      ControlPlaneRequirement.startOrSkip(ControlPlaneOptions.builder().build());
  private final Kubectl kubectl = new Kubectl(plane, NAMESPACE);
  private final Path directory;
  private final Helm helm;

  InstallationOptionsIT(@TempDir Path directory) {
    this.directory = directory;
    helm = new Helm(directory, plane.kubeconfigFor(ControlPlane.ADMIN).toString());
  }

  @AfterEach
  void stopControlPlane() {
    plane.close();
  }

  /** The simulated nodes run no programs, so this runs what the test pod would run. */
  @Test
  void testPodVerifiesInstallationWithItsOwnPermissions() throws Exception {
    // Given
    install();
    Path permissions = directory.resolve("permissions.yaml");
    Files.writeString(permissions, template("permissions"));
    kubectl("apply", "-f", permissions.toString());
    JsonNode pod = new YAMLMapper().readTree(template("installation"));
    String account = pod.at("/spec/serviceAccountName").asText();
    String token = kubectl("create", "token", account);
    JsonNode arguments = pod.at("/spec/containers/0/args");

    // When
    Verification working = verify(token, arguments);
    kubectl("scale", "deployment/" + RELEASE, "--replicas=0");

    // Then
    assertThat(working.exitCode()).as(working.output()).isZero();
    assertThat(kubectl("get", "streambusclusters", "--all-namespaces")).contains("No resources");
    assertThat(isAllowed(account, "list", "streambusclusters")).isFalse();
    assertThat(isAllowed(account, "get", "deployments/other")).isFalse();
    Awaitility.await("no replica is ready")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(verify(token, arguments).output()).contains("no replica"));
  }

  @Test
  void protectedClusterIsNotDeleted() throws Exception {
    // Given
    assumeThat(kubectl("api-resources", "--output=name"))
        .as("Kubernetes 1.30 or later")
        .contains("validatingadmissionpolicies");
    install("--set", "deletionProtection.enabled=true");
    kubectl("apply", "-f", MINIMAL.toString());
    kubectl(
        "annotate",
        "streambuscluster",
        "streambus-minimal",
        "streambus.io/deletion-protection=true");

    // Then
    Awaitility.await("the policy is enforced")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(deleteCluster("--dry-run=server").output())
                    .contains("is protected from deletion"));
    assertThat(deleteCluster().exit()).isNotZero();

    // When
    kubectl(
        "annotate", "streambuscluster", "streambus-minimal", "streambus.io/deletion-protection-");
    // Then
    Kubectl.Result deleted = deleteCluster("--wait=false");
    assertThat(deleted.exit()).as(deleted.output()).isZero();
  }

  @Test
  void kustomizeOverlaysGrantWhatTheyState() throws Exception {
    // Given
    kubectl("create", "namespace", "streaming");

    // When
    applyOverlay("namespaced");
    // Then
    assertThat(operatorCanCreateStatefulSets("streaming")).isTrue();
    assertThat(operatorCanCreateStatefulSets("default")).isFalse();
    assertThat(operatorArguments()).contains("--watch-namespaces=streaming");

    // When
    applyOverlay("cluster-wide");
    // Then
    assertThat(operatorCanCreateStatefulSets("default")).isTrue();
    assertThat(operatorArguments()).doesNotContain("--watch-namespaces");
  }

  /** The objects have their own namespaces, so the command must not set one. */
  private void applyOverlay(String name) throws Exception {
    Path overlay = DeployFile.DEPLOY.resolve("kustomize/overlays").resolve(name);
    Kubectl.Result applied =
        new Kubectl(plane, "").run("apply", "--server-side", "-k", overlay.toString());
    assertThat(applied.exit()).as(applied.output()).isZero();
  }

  private boolean operatorCanCreateStatefulSets(String namespace) throws Exception {
    return isAllowed(RELEASE, "create", "statefulsets", "--namespace=" + namespace);
  }

  private String operatorArguments() throws Exception {
    return kubectl(
        "get", "deployment", RELEASE, "--output=jsonpath={.spec.template.spec.containers[0].args}");
  }

  private boolean isAllowed(String account, String... request) throws Exception {
    String subject = "--as=system:serviceaccount:%s:%s".formatted(NAMESPACE, account);
    String[] question =
        Stream.of(Stream.of("auth", "can-i", subject), Stream.of(request))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return kubectl.run(question).exit() == 0;
  }

  private Kubectl.Result deleteCluster(String... options) throws Exception {
    return kubectl.run(
        Stream.concat(
                Stream.of("delete", "streambuscluster", "streambus-minimal"), Stream.of(options))
            .toArray(String[]::new));
  }

  private void install(String... options) throws Exception {
    helm.run(
        Stream.concat(
                Stream.of(
                    "install",
                    RELEASE,
                    CHART.toString(),
                    "--namespace=" + NAMESPACE,
                    "--create-namespace",
                    "--wait",
                    "--timeout=2m"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private String template(String test) throws Exception {
    return helm.run(
        "template",
        RELEASE,
        CHART.toString(),
        "--namespace=" + NAMESPACE,
        "--show-only=templates/tests/" + test + ".yaml");
  }

  private Verification verify(String token, JsonNode arguments) throws IOException {
    Path kubeconfig = directory.resolve("test.kubeconfig");
    Files.writeString(
        kubeconfig,
        Files.readString(plane.kubeconfigFor(ControlPlane.ADMIN))
            .replaceFirst("token: .*", "token: " + token));
    StringWriter output = new StringWriter();
    PrintWriter writer = new PrintWriter(output);
    int exitCode =
        Program.of(
                Map.of("KUBECONFIG", kubeconfig.toString()),
                new Console(InputStream.nullInputStream(), writer, writer))
            .execute(new ObjectMapper().convertValue(arguments, String[].class));
    writer.flush();
    return new Verification(exitCode, output.toString());
  }

  private String kubectl(String... arguments) throws Exception {
    Kubectl.Result result = kubectl.run(arguments);
    assertThat(result.exit()).as("%s: %s", String.join(" ", arguments), result.output()).isZero();
    return result.output();
  }

  /** Exit code and output of the command that verifies the installation. */
  private record Verification(int exitCode, String output) {}
}
