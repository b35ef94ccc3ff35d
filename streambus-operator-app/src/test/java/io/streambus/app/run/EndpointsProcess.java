package io.streambus.app.run;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.app.apiclient.WatchActivity;
import io.streambus.app.http.PrometheusEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * The endpoints of the operator in a JVM of their own, with the heap of the operator. The metrics
 * are larger than all buffers between a server and its client.
 */
final class EndpointsProcess implements AutoCloseable {

  private static final int METERS = 2500;
  private static final int METER_BYTES = 4000;

  private final int probePort = freePort();
  private final int metricsPort = freePort();
  private final Process process;

  private EndpointsProcess() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EndpointsProcess.class.getName(),
                String.valueOf(probePort),
                String.valueOf(metricsPort))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  /** Returns once the endpoints are served. */
  static EndpointsProcess start() throws IOException {
    var endpoints = new EndpointsProcess();
    if (endpoints.process.getInputStream().read() < 0) {
      throw new AssertionError("the endpoints did not start");
    }
    return endpoints;
  }

  int probePort() {
    return probePort;
  }

  int metricsPort() {
    return metricsPort;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Serves until standard input is closed, which happens at the latest when the test JVM exits. */
  public static void main(String[] ports) throws IOException {
    try (var metrics = new PrometheusEndpoint();
        KubernetesClient client = new KubernetesClientBuilder().build();
        var endpoints = new Endpoints()) {
      for (int i = 0; i < METERS; i++) {
        metrics.registry().counter("test.large." + i, "value", "x".repeat(METER_BYTES));
      }
      endpoints.serveProbes(
          BindAddress.of("127.0.0.1:" + ports[0]),
          new OperatorState(),
          new WatchActivity(Ticker.systemTicker()));
      MetricsOptions options =
          CommandLine.populateCommand(
              new MetricsOptions(), "--metrics-bind-address=127.0.0.1:" + ports[1]);
      endpoints.serveMetrics(options, metrics, client);
      System.out.write('\n');
      System.out.flush();
      while (System.in.read() >= 0) {
        // Ignore what is sent.
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
