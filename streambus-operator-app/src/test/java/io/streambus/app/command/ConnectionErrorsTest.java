package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.cluster.ApiServerStub;
import io.streambus.app.run.KubeconfigFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that each command that cannot talk to the API server says in one line why, and what to
 * do. Otherwise, users would search in the wrong place.
 */
class ConnectionErrorsTest {

  private static final String CLUSTERS =
      "/apis/streambus.io/v1alpha1/namespaces/default/streambusclusters";

  private final ApiServerStub server = new ApiServerStub();
  private final Path directory;

  ConnectionErrorsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void unreachableServerIsNamed() throws IOException {
    // Given
    String address = "http://127.0.0.1:" + closedPort();
    String kubeconfig = new KubeconfigFile(directory).write(address);

    // When
    Invocation status = Invocation.of("status", "--kubeconfig", kubeconfig);

    // Then
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.err())
        .contains(address, "unreachable", "check the kubeconfig")
        .hasLineCount(1);
  }

  @Test
  void serverThatDoesNotRespondEndsTheCommandInTime() throws IOException {
    // Given
    server.hangingAt(CLUSTERS);

    // When
    Invocation status = status("--request-timeout", "1s");

    // Then
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.err()).contains("did not respond within 1s", "--request-timeout");
  }

  @Test
  void missingPermissionNamesVerbAndResource() throws IOException {
    // Given
    server.responding(
        CLUSTERS, 403, ApiServerStub.status(403, "Forbidden", "User x cannot list resource"));

    // When
    Invocation status = status();

    // Then
    assertThat(status.exitCode()).isEqualTo(4);
    assertThat(status.err())
        .contains(
            "not permitted to list streambusclusters.streambus.io in namespace default",
            "User x cannot list resource",
            "kubectl auth can-i list streambusclusters.streambus.io -n default")
        .hasLineCount(1);
  }

  @Test
  void rejectedCredentialsAreNoMissingPermission() throws IOException {
    // Given
    server.responding(CLUSTERS, 401, ApiServerStub.status(401, "Unauthorized", "Unauthorized"));

    // When
    Invocation status = status();

    // Then
    assertThat(status.exitCode()).isEqualTo(4);
    assertThat(status.err()).contains("rejected the credentials", "log in again");
  }

  /** Scripts may try again. */
  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void serverThatIsNotAvailableCountsAsUnreachable(int code) throws IOException {
    // Given
    server.responding(CLUSTERS, code, ApiServerStub.status(code, "Unavailable", "starting"));

    // When
    Invocation status = status();

    // Then
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.err())
        .contains("is not available: HTTP %d: starting; try again later".formatted(code))
        .hasLineCount(1);
  }

  /** The other server would receive the token. */
  @Test
  void redirectIsNotFollowed() throws IOException {
    // Given
    server.responding(CLUSTERS, 302, "");

    // When
    Invocation status = status();

    // Then
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.err()).contains("does not respond as an API server does").hasLineCount(1);
  }

  @Test
  void missingDefinitionIsToldApartFromMissingCluster() throws IOException {
    // When
    List<Invocation> commands = List.of(status(), status("demo"));

    // Then
    assertThat(commands)
        .allSatisfy(
            command -> {
              assertThat(command.exitCode()).isEqualTo(5);
              assertThat(command.err())
                  .contains(
                      "does not serve streambusclusters.streambus.io", "streambus crd | kubectl");
            });
  }

  @Test
  void unknownClusterNamesTheNearestOne() throws IOException {
    // Given
    server.responding(CLUSTERS, 200, list("payments", "orders"));

    // When
    Invocation status = status("payment");

    // Then
    assertThat(status.exitCode()).isEqualTo(5);
    assertThat(status.err())
        .contains(
            "streambuscluster 'payment' does not exist in namespace default",
            "did you mean payments?");
  }

  @Test
  void unknownContextNamesTheNearestOne() throws IOException {
    // When
    Invocation status = status("--context", "its");

    // Then
    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.err()).contains("context 'its' does not exist", "did you mean it?");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void missingKubeconfigIsNotReplacedByAnother() {
    // When
    Invocation option = Invocation.of("status", "--kubeconfig", "/no/such/file");
    Invocation variable = Invocation.of(Map.of("KUBECONFIG", "/no/such/file"), "status");

    // Then
    assertThat(List.of(option, variable))
        .allSatisfy(
            each ->
                assertThat(each.err()).contains("does not name an existing file: /no/such/file"));
  }

  @Test
  void listOfNoClustersIsNoError() throws IOException {
    // Given
    server.responding(CLUSTERS, 200, list());

    // When
    Invocation status = status();

    // Then
    assertThat(status).isEqualTo(new Invocation(0, "", "No clusters found in namespace default\n"));
  }

  /** Otherwise, the cluster would seem to be empty. */
  @ParameterizedTest
  @ValueSource(
      strings = {"<html>log in</html>", "", "[]", "{\"items\": [1, null]}", "{\"items\": ["})
  void responseOfAnotherServerIsNoEmptyList(String response) throws IOException {
    // Given
    server.responding(CLUSTERS, 200, response);

    // When
    Invocation status = status();

    // Then
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.err())
        .contains("does not respond as an API server does", "check the server in the kubeconfig")
        .hasLineCount(1);
  }

  @Test
  void largeListIsReadInSmallerParts() throws IOException {
    // Given
    server.responding(
        CLUSTERS,
        200,
        list("payments")
            .replace("\"spec\"", "\"x\": \"%s\", \"spec\"".formatted("x".repeat(5 << 20))));

    // When
    Invocation status = status("-o", "name");

    // Then
    assertThat(status).isEqualTo(new Invocation(0, "streambuscluster.streambus.io/payments\n", ""));
    assertThat(server.requests()).anyMatch(request -> request.contains("limit=1&"));
  }

  @Test
  void responseWithoutEndIsNotKeptInMemory() throws IOException {
    // Given
    server.responding(CLUSTERS + "/demo", 200, " ".repeat(17 << 20));

    // When
    Invocation status = status("demo");

    // Then
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err()).contains("cannot get", "a response has more than 16 MiB");
  }

  @Test
  void namesCannotControlTheTerminal() throws IOException {
    // Given
    server.responding(CLUSTERS, 200, list("a\\u001b[31mb\\nc\\u202e"));

    // When
    String output = status("-o", "name").out() + status().out();

    // Then
    assertThat(output).contains("/a?[31mb c?\n").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void namespaceIsCheckedBeforeAnyRequest() throws IOException {
    // When
    Invocation status = status("-n", "No Namespace");

    // Then
    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.err()).contains("'No Namespace' is not a name");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void clusterCannotBeNamedInAllNamespaces() throws IOException {
    // When
    Invocation status = status("-A", "demo");

    // Then
    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.err()).contains("-n NAMESPACE");
  }

  private Invocation status(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("status"));
    all.addAll(List.of("--kubeconfig", server.kubeconfig(directory)));
    all.addAll(List.of(arguments));
    return Invocation.of(all.toArray(String[]::new));
  }

  private static String list(String... names) {
    return """
    {"kind": "StreamBusClusterList", "apiVersion": "streambus.io/v1alpha1", "metadata": {}, "items": [%s]}
    """
        .formatted(
            String.join(
                ",",
                Arrays.stream(names)
                    .map(
                        name ->
                            """
                            {"kind": "StreamBusCluster", "apiVersion": "streambus.io/v1alpha1",
                             "metadata": {"name": "%s", "namespace": "default"}, "spec": {}}
                            """
                                .formatted(name))
                    .toList()));
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
