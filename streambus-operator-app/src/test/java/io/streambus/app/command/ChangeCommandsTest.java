package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.cluster.ApiServerStub;
import io.streambus.app.console.Console;
import io.streambus.app.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that no cluster is changed by accident, or in another state than the user has decided
 * on.
 */
class ChangeCommandsTest {

  private static final String DEMO =
      "/apis/streambus.io/v1alpha1/namespaces/default/streambusclusters/demo";

  private final ApiServerStub server = new ApiServerStub();
  private final Path directory;

  ChangeCommandsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void createCluster() {
    server.responding(
        DEMO,
        200,
        """
        {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
         "metadata": {"namespace": "default", "name": "demo", "uid": "u1", "resourceVersion": "41"},
         "spec": {"replicas": 3}}
        """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutTerminalTheChangeMustBeConfirmedByOption() throws IOException {
    // When
    Invocation hibernate = Invocation.of("hibernate", "demo", "--kubeconfig", kubeconfig());

    // Then
    assertThat(hibernate.exitCode()).isEqualTo(8);
    assertThat(hibernate.err()).contains("All 3 brokers stop", "use --yes");
    assertThat(patches()).isEmpty();
  }

  @Test
  void answerOtherThanYesChangesNothing() throws IOException {
    assertThat(answer("\n")).isEqualTo(8);
    assertThat(answer("no\n")).isEqualTo(8);
    assertThat(answer("")).isEqualTo(8);
    assertThat(answer("yes".repeat(1_000))).isEqualTo(8);
    assertThat(patches()).isEmpty();
  }

  @Test
  void confirmedChangeNamesTheVersionThatTheUserHasSeen() throws IOException {
    // When
    int exitCode = answer("y\n");

    // Then
    assertThat(exitCode).isZero();
    assertThat(patches())
        .singleElement()
        .asString()
        .contains(
            "\"uid\":\"u1\"",
            "\"resourceVersion\":\"41\"",
            "\"annotations\":{\"streambus.io/hibernate\":\"true\"}");
  }

  @Test
  void deletedClusterIsNotChanged() throws IOException {
    // Given
    server.responding(
        DEMO,
        200,
        """
        {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
         "metadata": {"namespace": "default", "name": "demo", "uid": "u1", "resourceVersion": "41",
           "deletionTimestamp": "2026-01-01T00:00:00Z", "finalizers": ["example.com/backup"]},
         "spec": {"replicas": 3}}
        """);

    // When
    Invocation restart = Invocation.of("restart", "demo", "--yes", "--kubeconfig", kubeconfig());
    Invocation explain = Invocation.of("explain", "demo", "--kubeconfig", kubeconfig());

    // Then
    assertThat(restart)
        .isEqualTo(
            new Invocation(
                1, "", "streambus restart: default/demo is being deleted; nothing was changed\n"));
    assertThat(server.requests()).noneMatch(request -> request.startsWith("PATCH"));
    assertThat(explain.out()).contains("waits for its finalizers: example.com/backup");
  }

  @Test
  void optionConfirms() throws IOException {
    // When
    Invocation scale =
        Invocation.of("scale", "demo", "--replicas=5", "--yes", "--kubeconfig", kubeconfig());

    // Then
    assertThat(scale.exitCode()).isZero();
    assertThat(scale.out()).contains("requested to scale default/demo to 5 brokers");
    assertThat(patches())
        .singleElement()
        .asString()
        .contains("\"streambus.io/confirm-scale\":\"5\"", "\"spec\":{\"replicas\":5}");
  }

  private int answer(String text) throws IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var ignored = new PrintWriter(new StringWriter());
    var console = new Console(in, ignored, ignored, Terminal.PLAIN);
    return Program.execute(Map.of(), console, "hibernate", "demo", "--kubeconfig", kubeconfig());
  }

  private List<String> patches() {
    return server.requests().stream().filter(request -> request.startsWith("PATCH")).toList();
  }

  private String kubeconfig() throws IOException {
    return server.kubeconfig(directory);
  }
}
