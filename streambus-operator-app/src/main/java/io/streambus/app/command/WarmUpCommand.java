package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs other commands, so that a class-data archive contains their classes. Hidden. */
@Command(
    name = "warm-up",
    description = "Run other commands without output, to archive their classes.",
    mixinStandardHelpOptions = true,
    hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  private static final String NO_CLUSTERS =
      "{\"kind\": \"StreamBusClusterList\", \"metadata\": {}, \"items\": []}";

  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
          + "Content-Length: %d\r\n\r\n%s".formatted(NO_CLUSTERS.length(), NO_CLUSTERS);

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: it, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
      contexts: [{name: it, context: {cluster: it, user: it}}]
      users: [{name: it, user: {token: it}}]
      current-context: it
      """;

  @Parameters(paramLabel = "FILE", description = "File of a cluster.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    run("--version");
    run("generate");
    run("validate", "-f", file.toString());
    warmUpConnections();
    return run("render", "-f", file.toString());
  }

  /** The request with TLS fails, but begins as any other. */
  private static void warmUpConnections() throws IOException {
    Path kubeconfig = Files.createTempFile("streambus", ".yaml");
    try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var responses = new Thread(() -> respond(server), "warm-up");
      responses.setDaemon(true);
      responses.start();
      for (String scheme : new String[] {"http", "https"}) {
        String address = "%s://127.0.0.1:%d".formatted(scheme, server.getLocalPort());
        Files.writeString(kubeconfig, KUBECONFIG.formatted(address));
        run("status", "--request-timeout=2s", "--kubeconfig", kubeconfig.toString());
      }
    } finally {
      Files.delete(kubeconfig);
    }
  }

  /** The image of the operator lacks the HTTP server of the JDK. */
  private static void respond(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        connection.setSoTimeout(2_000);
        if (connection.getInputStream().read(new byte[8_192]) > 0) {
          connection.getOutputStream().write(RESPONSE.getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        // The client has ended the connection, or the server is closed.
      }
    }
  }

  private static int run(String... arguments) {
    var silent = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var console = new Console(InputStream.nullInputStream(), silent, silent);
    int code = Program.execute(Map.of(), console, arguments);
    return code == ExitCode.UNREACHABLE.code() ? ExitCode.OK.code() : code;
  }
}
