package io.streambus.app.http;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Minimal HTTP server that serves GET and HEAD requests for a fixed set of paths, one request per
 * connection. It is not the server of the JDK, because that one rejects new connections while slow
 * clients occupy all connections; this one closes the oldest connection instead, so a client that
 * sends its request at once is always served. See {@link ServerLimits}.
 */
public final class HttpEndpoints implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HttpEndpoints.class);

  private final ServerSocket serverSocket;
  private final Connections connections = new Connections();
  private final ExecutorService threads;
  private final Transport transport;
  private final Map<String, Endpoint> paths;

  private HttpEndpoints(
      ServerSocket serverSocket, Transport transport, Map<String, Endpoint> paths) {
    this.serverSocket = serverSocket;
    this.threads = threads("http-" + serverSocket.getLocalPort());
    this.transport = transport;
    this.paths = Map.copyOf(paths);
  }

  /**
   * Starts a server.
   *
   * @param paths endpoint of each path
   * @throws CommandException if the server cannot bind to the address
   */
  public static HttpEndpoints listen(
      InetSocketAddress address, Transport transport, Map<String, Endpoint> paths) {
    var endpoints = new HttpEndpoints(bind(address), transport, paths);
    endpoints.threads.execute(endpoints::accept);
    log.atInfo()
        .addKeyValue("address", endpoints.address())
        .addKeyValue("paths", paths.keySet())
        .log("HTTP server is listening");
    return endpoints;
  }

  /** Returns the address that the server is bound to. */
  public InetSocketAddress address() {
    return (InetSocketAddress) serverSocket.getLocalSocketAddress();
  }

  @Override
  public void close() {
    SocketCloser.close(serverSocket);
    connections.close();
    threads.shutdownNow();
  }

  private static ServerSocket bind(InetSocketAddress address) {
    try {
      var socket = new ServerSocket();
      socket.bind(address, ServerLimits.BACKLOG);
      return socket;
    } catch (IOException e) {
      throw CommandException.failed("cannot listen on " + address + ": " + e.getMessage());
    }
  }

  /**
   * One thread accepts connections; each connection has another one, because reading and writing
   * block. The spare threads are those of closed connections that have not ended yet.
   */
  private static ExecutorService threads(String name) {
    return new ThreadPoolExecutor(
        0,
        1 + ServerLimits.CONNECTIONS + ServerLimits.SPARE_THREADS,
        ServerLimits.IDLE_THREAD_TIME.toSeconds(),
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build());
  }

  private void accept() {
    while (!serverSocket.isClosed()) {
      try {
        serve(serverSocket.accept());
      } catch (IOException e) {
        pauseUnlessClosed(e);
      }
    }
  }

  /** The usual cause is that the process has no file descriptor left for a connection. */
  private void pauseUnlessClosed(IOException failure) {
    if (serverSocket.isClosed()) {
      return;
    }
    log.atWarn().addKeyValue("error", failure.getMessage()).log("Cannot accept connections");
    try {
      TimeUnit.MILLISECONDS.sleep(ServerLimits.ACCEPT_RETRY_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      SocketCloser.close(serverSocket);
    }
  }

  private void serve(Socket socket) {
    connections.add(socket);
    try {
      threads.execute(new Exchange(socket, transport, paths, connections));
    } catch (RejectedExecutionException e) {
      connections.remove(socket);
    }
  }
}
