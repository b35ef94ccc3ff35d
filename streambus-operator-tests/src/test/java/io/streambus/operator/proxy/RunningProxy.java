package io.streambus.operator.proxy;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Probe;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
 * The container of the proxy as a process on this machine: its command and its files as they were
 * rendered, but for directories, ports, and the address, which is that of loopback.
 */
final class RunningProxy implements AutoCloseable {

  /** The port on which clients connect. */
  static final String CLIENT = "client";

  /** The port on which the broker takes connections of the proxy. */
  static final String BROKER = "loopback";

  private static final Duration BOUND = Duration.ofSeconds(20);

  private final ProxyFiles files;
  private final Path root;
  private final Map<String, Integer> ports;
  private final Process process;

  private RunningProxy(ProxyFiles files, Path root, Map<String, Integer> ports, Path haproxy)
      throws IOException {
    this.files = files;
    this.root = root;
    this.ports = ports;
    Files.createDirectories(root.resolve("run/streambus-proxy"));
    Path config = Files.createDirectories(root.resolve("etc/streambus-proxy"));
    for (Map.Entry<String, String> file : files.config().entrySet()) {
      Files.writeString(config.resolve(file.getKey()), local(file.getValue()));
    }
    ProcessBuilder builder =
        new ProcessBuilder(files.proxy().getCommand().stream().map(this::inRoot).toList())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder
        .environment()
        .merge(
            "PATH",
            haproxy.resolveSibling("").toString(),
            (path, own) -> own + File.pathSeparator + path);
    this.process = builder.start();
  }

  /**
   * Starts over Secrets that are mounted under the root already, and waits for the first answer.
   */
  static RunningProxy start(ProxyFiles files, Path root, Map<String, Integer> ports, Path haproxy) {
    try {
      RunningProxy proxy = new RunningProxy(files, root, ports, haproxy);
      await().atMost(BOUND).until(() -> proxy.answer(files.proxy().getLivenessProbe()) == 200);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Free ports on loopback, by the names of the ports of the pod. */
  static Map<String, Integer> freePorts() {
    return Map.of(CLIENT, freePort(), BROKER, freePort(), "proxy-health", freePort());
  }

  static MountedSecret certificate(Path root) {
    return new MountedSecret(root.resolve("etc/streambus-tls/certificate"));
  }

  static MountedSecret authority(Path root) {
    return new MountedSecret(root.resolve("etc/streambus-tls/authority"));
  }

  int clientPort() {
    return port(CLIENT);
  }

  /** The status of what the kubelet asks to know whether the pod is ready. */
  int readiness() {
    return answer(files.proxy().getReadinessProbe());
  }

  int liveness() {
    return answer(files.proxy().getLivenessProbe());
  }

  /** What HAProxy says to the file as it was rendered, but for directories. */
  String check(String address, Path haproxy) throws IOException {
    Path file = root.resolve("rendered.cfg");
    Files.writeString(file, inRoot(files.config().getOrDefault("haproxy.cfg", "")));
    ProcessBuilder builder =
        new ProcessBuilder(haproxy.toString(), "-c", "-V", "-f", file.toString())
            .redirectErrorStream(true);
    builder.environment().put("PROXY_ADDRESS", address);
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  String printed() {
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
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  private int answer(Probe probe) {
    String port = probe.getHttpGet().getPort().getStrVal();
    URI uri =
        URI.create("http://127.0.0.1:%d%s".formatted(port(port), probe.getHttpGet().getPath()));
    HttpClient client = HttpClient.newBuilder().connectTimeout(BOUND).build();
    try {
      return client
          .send(HttpRequest.newBuilder(uri).timeout(BOUND).build(), BodyHandlers.discarding())
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

  private String local(String file) {
    String text = inRoot(file).replace("${PROXY_ADDRESS}", "127.0.0.1");
    for (Map.Entry<String, Integer> port : ports.entrySet()) {
      text = text.replaceAll(":" + files.port(port.getKey()) + "\\b", ":" + port.getValue());
    }
    return text;
  }

  private String inRoot(String text) {
    return text.replace("/etc/streambus-", root + "/etc/streambus-")
        .replace("/run/streambus-", root + "/run/streambus-");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
