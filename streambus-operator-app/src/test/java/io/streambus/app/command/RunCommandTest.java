package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.streambus.app.run.KubeconfigFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that an operator that cannot start reports why, without a stack trace. */
class RunCommandTest {

  private final Path directory;

  RunCommandTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Nested
  class Options {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            --parallelism               | 0        | from 1 to 256
            --parallelism               | many     | from 1 to 256
            --leader-elect              | yes      | true or false
            --leader-election-namespace | A        | lowercase letters
            --metrics-bind-address      | 8080     | :PORT (all interfaces) or 0 (disabled)
            --health-probe-bind-address | :99999   | :PORT (all interfaces) or 0 (disabled)
            --watch-namespaces          | a,B      | lowercase letters
            --watch-namespaces          | ,,       | lowercase letters
            --watch-namespaces          | a,       | lowercase letters
            --watch-selector            | a=b=c    | a label selector such as
            --cluster-domain            | .local   | a lowercase domain
            --operator-namespace        | a.b      | lowercase letters
            --operator-pod-labels       | operator | is not a list of labels
            --operator-pod-labels       | app=a,app=b | is not a list of labels
            --operator-pod-labels       | app=a b  | is not a list of labels
            --operator-pod-labels       | -a=b     | is not a list of labels
            --platform                  | eks      | [AUTO, KUBERNETES, OPENSHIFT]
            --image-registry            | https://registry.example.com | is not a registry such as
            --image-registry            | registry.example.com/        | without scheme, spaces or
            --pod-security              | none     | [PRIVILEGED, BASELINE, RESTRICTED]
            --allowed-images            | registry.example.com/a:1     | without scheme, tag and digest
            --allowed-service-accounts  | a,B      | is not the name of an object
            --allowed-priority-classes  | a b      | is not the name of an object
            --log-level                 | loud     | [ERROR, WARN, INFO, DEBUG, TRACE]
            --log-format                | xml      | [TEXT, JSON]
            --broker-api                | maybe    | [AUTO, ON, OFF]
            """)
    void reportsInvalidValueWithItsNameAndValidValues(String option, String value, String allowed) {
      // Given
      String variable =
          "STREAMBUS_OPERATOR_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');

      // When
      Invocation byOption = Invocation.of("run", option + "=" + value);
      Invocation byVariable = Invocation.of(Map.of(variable, value), "run");

      // Then
      assertThat(byOption.exitCode()).isEqualTo(2);
      assertThat(byOption.err()).contains("option '" + option + "'", allowed).hasLineCount(2);
      assertThat(byVariable.exitCode()).isEqualTo(2);
      assertThat(byVariable.err())
          .contains("environment variable " + variable, allowed)
          .hasLineCount(2);
    }

    @Test
    void commandLineTakesPrecedenceOverEnvironment() {
      // Given
      var environment =
          Map.of(
              "KUBECONFIG",
              directory.resolve("none").toString(),
              "STREAMBUS_OPERATOR_PARALLELISM",
              "none");

      // When
      Invocation run = Invocation.of(environment, "run", "--parallelism=2");

      // Then
      assertThat(run.err()).doesNotContain("PARALLELISM").contains("KUBECONFIG");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--metrics-bind-address=0",
          "--parallelism=0",
          "--no-such-option",
          "--log-level=loud",
        })
    void reportsErrorsAsJsonIfLogIsJson(String option) throws IOException {
      // Given
      var environment =
          Map.of("KUBECONFIG", "/does/not/exist", "STREAMBUS_OPERATOR_LOG_FORMAT", "json");
      PrintStream originalErr = System.err;
      var log = new ByteArrayOutputStream();
      System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));

      // When
      Invocation run;
      try {
        run = Invocation.of(environment, "run", option);
      } finally {
        System.setErr(originalErr);
      }

      // Then
      assertThat(run.exitCode()).isPositive();
      assertThat(run.err()).isEmpty();
      JsonNode line = new JsonMapper().readTree(log.toString(StandardCharsets.UTF_8));
      assertThat(line.path("level").asText()).isEqualTo("ERROR");
      assertThat(line.path("formattedMessage").asText()).isNotBlank();
    }
  }

  @Nested
  class KubernetesConnection {

    @Test
    void reportsMissingKubeconfigInOneLine() {
      // When
      Invocation run = Invocation.of(Map.of("KUBECONFIG", "/does/not/exist"), "run");

      // Then
      assertThat(run)
          .isEqualTo(
              new Invocation(
                  1,
                  "",
                  "streambus run: KUBECONFIG does not name an existing file: /does/not/exist\n"));
    }

    @ParameterizedTest
    @MethodSource("io.streambus.app.command.RunCommandTest#invalidKubeconfigs")
    void reportsInvalidKubeconfigInOneLine(String content) throws IOException {
      // Given
      Path kubeconfig = Files.writeString(directory.resolve("kubeconfig"), content);

      // When
      Invocation run =
          Invocation.of(
              Map.of("KUBECONFIG", kubeconfig.toString()),
              "run",
              "--metrics-bind-address=0",
              "--health-probe-bind-address=0");

      // Then
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("kubeconfig").hasLineCount(1);
    }

    @Test
    void reportsUnreachableApiServerInOneLine() throws IOException {
      // Given
      String url = "http://127.0.0.1:" + freePort();

      // When
      Invocation run = runAgainst(url);

      // Then
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .startsWith("streambus run: cannot connect to the API server " + url)
          .hasLineCount(1);
    }

    @Test
    void reportsMissingCrdAndItsInstallationInOneLine() throws IOException {
      // Given
      HttpServer empty = HttpServer.create(loopback(0), 0);
      empty.start();

      // When
      Invocation run = runAgainst("http://127.0.0.1:" + empty.getAddress().getPort());
      empty.stop(0);

      // Then
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains(
              "does not serve streambusclusters.streambus.io", "streambus crd | kubectl apply")
          .hasLineCount(1);
    }

    @Test
    void reportsDeniedAccessInOneLine() throws IOException {
      // Given
      HttpServer denying = HttpServer.create(loopback(0), 0);
      denying.createContext("/", exchange -> exchange.sendResponseHeaders(401, -1));
      denying.start();

      // When
      Invocation run = runAgainst("http://127.0.0.1:" + denying.getAddress().getPort());
      denying.stop(0);

      // Then
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("denied access").hasLineCount(1);
    }
  }

  /** Otherwise, metrics would be served without TLS while the certificate suggests otherwise. */
  @Test
  void rejectsCertificateOfMetricsWithoutTls() throws IOException {
    // When
    Invocation run =
        Invocation.of(
            Map.of("KUBECONFIG", kubeconfig("http://127.0.0.1:1")),
            "run",
            "--health-probe-bind-address=0",
            "--metrics-cert-dir=" + directory);

    // Then
    assertThat(run)
        .isEqualTo(
            new Invocation(2, "", "streambus run: --metrics-cert-dir requires --metrics-secure\n"));
  }

  @Test
  void reportsAddressInUseInOneLine() throws IOException {
    try (var occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // When
      Invocation run =
          Invocation.of(
              Map.of("KUBECONFIG", kubeconfig("http://127.0.0.1:1")),
              "run",
              "--health-probe-bind-address=127.0.0.1:" + occupied.getLocalPort());

      // Then
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains("cannot listen on", String.valueOf(occupied.getLocalPort()), "in use")
          .hasLineCount(1);
    }
  }

  static Stream<String> invalidKubeconfigs() {
    return Stream.of(
        "",
        "null",
        "a: &b [1, *b]",
        "a: " + "[".repeat(90_000),
        "\u0000\u0001",
        KubeconfigFile.content("https://127.0.0.1:1\", certificate-authority: \"/does/not/exist"),
        KubeconfigFile.content("ht!tp://x y"));
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
    return new KubeconfigFile(directory).write(url);
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
