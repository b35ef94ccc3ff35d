package io.streambus.operator.proxy;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Probe;
import io.streambus.testkit.controlplane.LoopbackPorts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The proxy container as a local process. Uses the rendered command and files, except that the
 * directories and ports are replaced and the address is loopback.
 */
final class RunningProxy implements AutoCloseable {

  /** The port on which clients connect. */
  static final String CLIENT_PORT = "client";

  /** The port on which the broker accepts connections from the proxy. */
  static final String BROKER_PORT = "loopback";

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final RenderedProxy files;
  private final Path root;
  private final Map<String, Integer> ports;
  private final Process process;

  private RunningProxy(RenderedProxy files, Path root, Map<String, Integer> ports, Path haproxy)
      throws IOException {
    this.files = files;
    this.root = root;
    this.ports = ports;
    Files.createDirectories(root.resolve("run/streambus-proxy"));
    Path config = Files.createDirectories(root.resolve("etc/streambus-proxy"));
    for (Map.Entry<String, String> file : files.config().entrySet()) {
      Files.writeString(config.resolve(file.getKey()), localize(file.getValue()));
    }
    ProcessBuilder builder =
        new ProcessBuilder(files.proxyContainer().getCommand().stream().map(this::inRoot).toList())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder
        .environment()
        .merge(
            "PATH",
            haproxy.resolveSibling("").toString(),
            (path, current) -> current + File.pathSeparator + path);
    this.process = builder.start();
  }

  /** Starts with Secrets already mounted under the root and waits for the first response. */
  static RunningProxy start(
      RenderedProxy files, Path root, Map<String, Integer> ports, Path haproxy) {
    try {
      RunningProxy proxy = new RunningProxy(files, root, ports, haproxy);
      await()
          .atMost(TIMEOUT)
          .until(() -> proxy.probeStatus(files.proxyContainer().getLivenessProbe()) == 200);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns free loopback ports by the names of the pod ports. */
  static Map<String, Integer> freePorts() {
    LoopbackPorts free = new LoopbackPorts();
    return Map.of(CLIENT_PORT, free.next(), BROKER_PORT, free.next(), "proxy-health", free.next());
  }

  static MountedSecret certificateMount(Path root) {
    return new MountedSecret(root.resolve("etc/streambus-tls/certificate"));
  }

  static MountedSecret caMount(Path root) {
    return new MountedSecret(root.resolve("etc/streambus-tls/authority"));
  }

  int clientPort() {
    return port(CLIENT_PORT);
  }

  /** Returns the HTTP status of the readiness probe. */
  int readinessStatus() {
    return probeStatus(files.proxyContainer().getReadinessProbe());
  }

  int livenessStatus() {
    return probeStatus(files.proxyContainer().getLivenessProbe());
  }

  /** Validates the rendered configuration, except for its directories, and returns the output. */
  String validateConfig(String address, Path haproxy) throws IOException {
    Path file = root.resolve("rendered.cfg");
    Files.writeString(file, inRoot(files.config().getOrDefault("haproxy.cfg", "")));
    ProcessBuilder builder =
        new ProcessBuilder(haproxy.toString(), "-c", "-V", "-f", file.toString())
            .redirectErrorStream(true);
    builder.environment().put("PROXY_ADDRESS", address);
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  String logOutput() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    List<ProcessHandle> processes =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  private int probeStatus(Probe probe) {
    String port = probe.getHttpGet().getPort().getStrVal();
    URI uri =
        URI.create("http://127.0.0.1:%d%s".formatted(port(port), probe.getHttpGet().getPath()));
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    try {
      return client
          .send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private int port(String name) {
    return ports.getOrDefault(name, 0);
  }

  private Path log() {
    return root.resolve("proxy.log");
  }

  private String localize(String file) {
    String text = inRoot(file).replace("${PROXY_ADDRESS}", "127.0.0.1");
    for (Map.Entry<String, Integer> port : ports.entrySet()) {
      text =
          text.replaceAll(":" + files.containerPort(port.getKey()) + "\\b", ":" + port.getValue());
    }
    return text;
  }

  private String inRoot(String text) {
    return text.replace("/etc/streambus-", root + "/etc/streambus-")
        .replace("/run/streambus-", root + "/run/streambus-");
  }
}
