package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * If this fails, an operator that cannot start leaves people with a stack trace, or with nothing.
 */
class RunCommandTest {

  private final Path folder;

  RunCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --parallelism               | 0        | from 1 to 256
          --parallelism               | many     | from 1 to 256
          --leader-elect              | yes      | true or false
          --leader-election-namespace | A        | lower-case letters
          --metrics-bind-address      | 8080     | :PORT (all interfaces) or 0 (off)
          --health-probe-bind-address | :99999   | :PORT (all interfaces) or 0 (off)
          --watch-namespaces          | a,B      | lower-case letters
          --watch-selector            | a=b=c    | a label selector such as
          --cluster-domain            | .local   | a lower-case domain
          --operator-namespace        | a.b      | lower-case letters
          --log-level                 | loud     | [ERROR, WARN, INFO, DEBUG, TRACE]
          --log-format                | xml      | [TEXT, JSON]
          --broker-api                | maybe    | [AUTO, ON, OFF]
          """)
  void aWrongValueIsToldWithItsNameAndWhatIsAllowed(String option, String value, String allowed) {
    // Given
    String variable =
        "STREAMBUS_OPERATOR_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');

    // When
    Invocation byOption = Invocation.of("run", option + "=" + value);
    Invocation byVariable = Invocation.of(Map.of(variable, value), "run");

    // Then
    assertThat(byOption.code()).isEqualTo(2);
    assertThat(byOption.err()).contains("option '" + option + "'", allowed).hasLineCount(2);
    assertThat(byVariable.code()).isEqualTo(2);
    assertThat(byVariable.err())
        .contains("environment variable " + variable, allowed)
        .hasLineCount(2);
  }

  @Test
  void theCommandLineHasTheLastWordOverTheEnvironment() {
    // Given
    var environment =
        Map.of(
            "KUBECONFIG",
            folder.resolve("none").toString(),
            "STREAMBUS_OPERATOR_PARALLELISM",
            "none");

    // When
    Invocation run = Invocation.of(environment, "run", "--parallelism=2");

    // Then
    assertThat(run.err()).doesNotContain("PARALLELISM").contains("KUBECONFIG");
  }

  @Test
  void aKubeconfigThatDoesNotExistIsToldInOneLine() {
    // When
    Invocation run = Invocation.of(Map.of("KUBECONFIG", "/does/not/exist"), "run");

    // Then
    assertThat(run)
        .isEqualTo(
            new Invocation(
                1, "", "streambus run: KUBECONFIG names no file that exists: /does/not/exist\n"));
  }

  @Test
  void anApiServerThatCannotBeReachedIsToldInOneLine() throws IOException {
    // Given
    String url = "http://127.0.0.1:" + freePort();

    // When
    Invocation run = runAgainst(url);

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("streambus run: cannot reach the API server " + url)
        .hasLineCount(1);
  }

  @Test
  void aMissingCrdIsToldInOneLineWithTheRemedy() throws IOException {
    // Given
    HttpServer knowsNothing = HttpServer.create(loopback(0), 0);
    knowsNothing.start();

    // When
    Invocation run = runAgainst("http://127.0.0.1:" + knowsNothing.getAddress().getPort());
    knowsNothing.stop(0);

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("does not know streambusclusters.streambus.io", "streambus crd | kubectl apply")
        .hasLineCount(1);
  }

  @Test
  void aRefusedAccessIsToldInOneLine() throws IOException {
    // Given
    HttpServer refuses = HttpServer.create(loopback(0), 0);
    refuses.createContext("/", exchange -> exchange.sendResponseHeaders(401, -1));
    refuses.start();

    // When
    Invocation run = runAgainst("http://127.0.0.1:" + refuses.getAddress().getPort());
    refuses.stop(0);

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("refuses access").hasLineCount(1);
  }

  @Test
  void anAddressInUseIsToldInOneLine() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // When
      Invocation run =
          Invocation.of(
              Map.of("KUBECONFIG", kubeconfig("http://127.0.0.1:1")),
              "run",
              "--health-probe-bind-address=127.0.0.1:" + taken.getLocalPort());

      // Then
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("cannot listen on", String.valueOf(taken.getLocalPort()), "in use")
          .hasLineCount(1);
    }
  }

  private Invocation runAgainst(String url) throws IOException {
    return Invocation.of(
        Map.of("KUBECONFIG", kubeconfig(url)),
        "run",
        "--metrics-bind-address=0",
        "--health-probe-bind-address=0",
        "--log-level=error");
  }

  private String kubeconfig(String url) throws IOException {
    String yaml =
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: it, cluster: {server: "%s"}}]
        contexts: [{name: it, context: {cluster: it, user: it}}]
        users: [{name: it, user: {}}]
        current-context: it
        """;
    return Files.writeString(folder.resolve("kubeconfig"), yaml.formatted(url)).toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
