package io.streambus.docs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Serves logs in place of the kubelets of the simulated nodes: that of the operator, which runs
 * outside the nodes, for its pods, and a single line for all other pods.
 */
final class NodeLogs implements AutoCloseable {

  private static final String CERTIFICATE =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=kubelet"
          + " -keyout kubelet.key -out kubelet.crt\n"
          + "openssl pkcs12 -export -inkey kubelet.key -in kubelet.crt -passout pass:kubelet"
          + " -out kubelet.p12\n";
  private static final String ENDPOINT =
      "for node in $(kubectl get nodes -o name); do kubectl patch $node --subresource=status"
          + " --type=merge -p '{\"status\":{\"daemonEndpoints\":{\"kubeletEndpoint\":{\"Port\":%d}}}}'"
          + "; done";

  private final HttpsServer server;

  private NodeLogs(HttpsServer server) {
    this.server = server;
  }

  /** Starts the server and makes the nodes refer to it. */
  static NodeLogs start(CommandShell shell, Supplier<String> operatorLog)
      throws IOException, InterruptedException, GeneralSecurityException {
    shell.run(CERTIFICATE);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Path keys = shell.checkout().directory().resolve("kubelet.p12");
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.createContext("/containerLogs/", exchange -> respond(exchange, "Broker started\n"));
    server.createContext(
        "/containerLogs/streambus-system/", exchange -> respond(exchange, operatorLog.get()));
    server.start();
    shell.run(ENDPOINT.formatted(server.getAddress().getPort()));
    return new NodeLogs(server);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void respond(HttpExchange exchange, String log) throws IOException {
    byte[] body = log.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    char[] password = "kubelet".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, password);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
