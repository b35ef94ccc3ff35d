package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StorageStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.console.Console;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.rollout.RolloutObserver;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that users learn before a change what the operator does after it, and that asking
 * changes nothing.
 */
@ControlPlaneTest
class DiffIT {

  private static final String DEMO = "demo";
  private static final String PAGE = "docs/command-line.md";
  private static final String CHANGE = "config: {logLevel: debug}";
  private static final Pattern RESTART = Pattern.compile("(?m)^ +\\d+\\. (\\S+: .*)$");

  private final Path folder;
  private KubernetesClient client;
  private ControlPlane plane;
  private String namespace;
  private NamespaceUser user;
  private RolloutObserver rollouts;

  DiffIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private record Result(int exitCode, String out, String err) {}

  @BeforeEach
  void setUp(
      ControlPlane plane, KubernetesClient client, TestNamespace namespace, TestOperator operator) {
    this.plane = plane;
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
    this.rollouts = new RolloutObserver(user);
  }

  @Test
  void operatorDoesWhatWasPredicted() throws IOException {
    // Given
    rollouts.createAndAwaitRunning(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT);
    rollouts.awaitRolledOut(DEMO);
    Path file = write("replicas: 3", RolloutObserver.FAST_ROLLOUT, CHANGE);
    List<String> versions = versions();

    // When
    Result diff = run("diff", "-f", file.toString());

    // Then
    assertThat(diff.exitCode()).as(diff.err()).isEqualTo(1);
    assertThat(diff.out())
        .contains(
            "--- live/StreamBusCluster/%s/demo".formatted(namespace),
            "+    logLevel: debug",
            "--- live/ConfigMap/%s/demo-config".formatted(namespace),
            "--- live/StatefulSet/%s/demo".formatted(namespace))
        .doesNotContain("live/Service", "live/NetworkPolicy", "live/ServiceAccount");
    assertThat(versions()).isEqualTo(versions);

    // When
    user.apply(DEMO, "replicas: 3", RolloutObserver.FAST_ROLLOUT, CHANGE);
    rollouts.awaitRolledOut(DEMO);

    // Then
    assertThat(RESTART.matcher(diff.out()).results().map((MatchResult line) -> line.group(1)))
        .hasSize(3)
        .isEqualTo(restarts());
    assertThat(run("diff", "-f", file.toString()))
        .satisfies(same -> assertThat(same.out()).isEmpty())
        .extracting(Result::exitCode)
        .isEqualTo(0);
  }

  @Test
  void rejectedChangeIsNoDifference() throws IOException {
    // Given
    user.apply(DEMO, "storage: {size: 20Gi}");
    NamespaceUser.eventually(
        () ->
            assertThat(user.cluster(DEMO).getStatus().storage().flatMap(StorageStatus::size))
                .isPresent());

    // When
    Result diff = run("diff", "-f", write("storage: {size: 10Gi}").toString());

    // Then
    assertThat(diff.exitCode()).isEqualTo(2);
    assertThat(diff.out()).contains("The API server rejects the change: ", "spec.storage");
  }

  @Test
  void documentedCommandsWork() throws IOException {
    // Given
    user.apply(DEMO, "replicas: 1");
    NamespaceUser.eventually(
        () ->
            assertThat(client.apps().statefulSets().inNamespace(namespace).withName(DEMO).get())
                .isNotNull());

    // When
    List<String> commands =
        Files.readString(Path.of("..").resolve(PAGE))
            .lines()
            .filter(line -> line.matches("\\./streambus (diff|adopt) .*"))
            .map(
                line ->
                    line.replaceAll(" (>|\\|\\|) .*", "")
                        .replace("=NAME", "=" + DEMO)
                        .replace("NAMESPACE", namespace)
                        .replace("examples/", "../examples/"))
            .toList();

    // Then
    assertThat(commands).hasSize(2);
    for (String command : commands) {
      Result result = run(command.substring("./streambus ".length()).split(" "));
      assertThat(result.exitCode()).as(command + result.err()).isBetween(0, 1);
      assertThat(result.out()).contains("StreamBusCluster");
    }
  }

  private Path write(String... spec) throws IOException {
    return Files.writeString(
        folder.resolve("cluster.yaml"),
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata:
          name: demo
        spec:
          %s
        """
            .formatted(String.join("\n  ", spec)));
  }

  private Result run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = new ArrayList<>(List.of(arguments));
    all.add("--kubeconfig=" + plane.kubeconfigFor(ControlPlane.ADMIN));
    if (!all.contains("-n")) {
      all.addAll(List.of("-n", namespace));
    }
    int code =
        Program.execute(
            Map.of(),
            new Console(
                InputStream.nullInputStream(),
                new PrintWriter(out, true),
                new PrintWriter(err, true)),
            all.toArray(String[]::new));
    return new Result(code, out.toString(), err.toString());
  }

  private List<String> versions() {
    return Stream.<HasMetadata>of(
            client.resources(StreamBusCluster.class).inNamespace(namespace).withName(DEMO).get(),
            client.resources(StatefulSet.class).inNamespace(namespace).withName(DEMO).get(),
            client.configMaps().inNamespace(namespace).withName("demo-config").get())
        .map(object -> object.getMetadata().getResourceVersion())
        .toList();
  }

  private List<String> restarts() {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> "BrokerRestarted".equals(event.getReason()))
        .sorted(
            Comparator.comparing(event -> Long.parseLong(event.getMetadata().getResourceVersion())))
        .map(event -> event.getMessage().replaceFirst("^Restarted broker ", ""))
        .toList();
  }
}
