package io.streambus.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The packaged program as a process of its own, on ports that are free. */
final class OperatorProgram implements AutoCloseable {

  private static final Path JAR = Path.of("target", "streambus-operator-app.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int probePort = freePort();
  private final int metricsPort = freePort();
  private final Path log;
  private final Process process;

  private OperatorProgram(Map<String, String> environment, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.add("run");
    command.addAll(options);
    try {
      log = Files.createTempFile("operator", ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(log.toFile()).environment().putAll(environment);
      builder.environment().put("STREAMBUS_OPERATOR_METRICS_BIND_ADDRESS", loopback(metricsPort));
      builder
          .environment()
          .put("STREAMBUS_OPERATOR_HEALTH_PROBE_BIND_ADDRESS", loopback(probePort));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OperatorProgram start(Path kubeconfig, String... options) {
    return start(Map.of("KUBECONFIG", kubeconfig.toString()), options);
  }

  static OperatorProgram start(Map<String, String> environment, String... options) {
    return new OperatorProgram(environment, List.of(options));
  }

  OperatorProgram awaitReady() {
    await("to be ready", () -> status("/readyz") == 200);
    return this;
  }

  OperatorProgram awaitLog(String text) {
    await("to log " + text, () -> log().contains(text));
    return this;
  }

  /** The status of a probe, or 0 while nobody answers. */
  int status(String path) {
    try {
      return http.send(request(probePort, path), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String metrics() throws IOException, InterruptedException {
    return http.send(request(metricsPort, "/metrics"), BodyHandlers.ofString()).body();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends SIGTERM. */
  OperatorProgram terminate() {
    process.destroy();
    return this;
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the program does not end; it says\n" + log());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(log);
  }

  private void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline) || !process.isAlive()) {
        throw new AssertionError("waited in vain for the program " + what + "; it says\n" + log());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + loopback(port) + path)).build();
  }

  private static String loopback(int port) {
    return "127.0.0.1:" + port;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
