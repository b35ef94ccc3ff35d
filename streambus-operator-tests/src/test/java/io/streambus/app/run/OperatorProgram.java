package io.streambus.app.run;

import io.streambus.app.ProgramProcess;
import io.streambus.testkit.controlplane.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The packaged operator as a process, with probes and metrics on free ports. */
public final class OperatorProgram implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final LoopbackPorts ports = new LoopbackPorts();
  private final String probeAddress = "127.0.0.1:" + ports.next();
  private final String metricsAddress = "127.0.0.1:" + ports.next();
  private final ProgramProcess process;

  private OperatorProgram(Map<String, String> environment, String... options) {
    Map<String, String> variables = new TreeMap<>(environment);
    variables.put("STREAMBUS_OPERATOR_METRICS_BIND_ADDRESS", metricsAddress);
    variables.put("STREAMBUS_OPERATOR_HEALTH_PROBE_BIND_ADDRESS", probeAddress);
    List<String> arguments = Stream.concat(Stream.of("run"), Stream.of(options)).toList();
    process = ProgramProcess.start("streambus-operator-app", variables, arguments);
  }

  public static OperatorProgram start(Path kubeconfig, String... options) {
    return start(Map.of("KUBECONFIG", kubeconfig.toString()), options);
  }

  public static OperatorProgram start(Map<String, String> environment, String... options) {
    return new OperatorProgram(environment, options);
  }

  public OperatorProgram awaitReady() {
    process.await("to be ready", () -> probeStatus("/readyz") == 200);
    return this;
  }

  OperatorProgram awaitLog(String text) {
    process.awaitOutput(text);
    return this;
  }

  /** Returns the HTTP status of a probe, or 0 if the endpoint is unreachable. */
  int probeStatus(String path) {
    try {
      return http.send(request(probeAddress + path), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns {@code HOST:PORT} of the metrics server. */
  String metricsAddress() {
    return metricsAddress;
  }

  String metrics() throws IOException, InterruptedException {
    return http.send(request(metricsAddress + "/metrics"), BodyHandlers.ofString()).body();
  }

  /** Returns what the operator printed to date. */
  public String log() {
    return process.output();
  }

  /** Returns the process ID. */
  long pid() {
    return process.pid();
  }

  /** Sends SIGTERM. */
  public OperatorProgram terminate() {
    process.terminate();
    return this;
  }

  public int awaitExit() throws InterruptedException {
    return process.awaitExit();
  }

  @Override
  public void close() throws IOException {
    process.close();
  }

  private static HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create("http://" + address)).build();
  }
}
