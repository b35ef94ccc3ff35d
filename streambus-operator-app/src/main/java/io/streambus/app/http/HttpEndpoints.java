package io.streambus.app.http;

import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP server that serves GET and HEAD requests for a fixed set of paths, one request per
 * connection. A client occupies a thread only while an endpoint responds, and {@link Connections}
 * closes the connections of slow clients, so a client that sends its request at once is always
 * served. See {@link ServerLimits}.
 */
public final class HttpEndpoints implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpEndpoints.class);

  private final ServerSocketChannel serverSocket;
  private final Server server =
      new Server(threads(), new ScheduledExecutorScheduler("http-deadlines", true), null);

  private HttpEndpoints(
      ServerSocketChannel serverSocket, Transport transport, Map<String, Endpoint> paths)
      throws IOException {
    this.serverSocket = serverSocket;
    var connections = new Connections(server.getScheduler());
    ServerConnector connector = connector(server, transport);
    connector.addBean(connections);
    connector.open(serverSocket);
    server.addConnector(connector);
    server.setHandler(new RequestHandler(paths, connections));
    server.setErrorHandler(HttpEndpoints::sendStatus);
  }

  /**
   * Starts a server.
   *
   * @param paths endpoint of each path
   * @throws CommandException if the server cannot bind to the address
   */
  public static HttpEndpoints listen(
      InetSocketAddress address, Transport transport, Map<String, Endpoint> paths) {
    HttpEndpoints endpoints = bind(address, transport, paths);
    LifeCycle.start(endpoints.server);
    log.atInfo()
        .addKeyValue("address", endpoints.address())
        .addKeyValue("paths", paths.keySet())
        .log("HTTP server is listening");
    return endpoints;
  }

  /** Returns the address that the server is bound to. */
  public InetSocketAddress address() {
    return (InetSocketAddress) serverSocket.socket().getLocalSocketAddress();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private static HttpEndpoints bind(
      InetSocketAddress address, Transport transport, Map<String, Endpoint> paths) {
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      return new HttpEndpoints(socket.bind(address, ServerLimits.BACKLOG), transport, paths);
    } catch (IOException e) {
      throw CommandException.failed("cannot listen on " + address + ": " + e.getMessage());
    }
  }

  /** Each server has its own threads: endpoints that wait must not delay those of another one. */
  private static QueuedThreadPool threads() {
    int idleMillis = Math.toIntExact(ServerLimits.IDLE_THREAD_TIME.toMillis());
    var threads = new QueuedThreadPool(ServerLimits.THREADS, 1, idleMillis);
    threads.setName("http");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    return threads;
  }

  /** One thread accepts connections and waits for clients. */
  private static ServerConnector connector(Server server, Transport transport) {
    return new ServerConnector(
        server, 0, 1, transport.protocols(http()).toArray(ConnectionFactory[]::new));
  }

  private static HttpConnectionFactory http() {
    var configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(ServerLimits.HEAD_BYTES);
    configuration.setPersistentConnectionsEnabled(false);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    return new HttpConnectionFactory(configuration);
  }

  /** Clients that send no valid request receive no page. */
  private static boolean sendStatus(Request request, Response response, Callback callback) {
    callback.succeeded();
    return true;
  }
}
