package io.streambus.testkit.faults;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between one client and the API server, on a port of the loopback interface, and makes
 * trouble. Without a {@link FaultPlan} everything goes through, watches as they come.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int BACKLOG = 200;

  private final Config server;
  private final Upstream upstream;
  private final ServerSocket door;
  private final Set<ProxiedRequest> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private final AtomicInteger broken = new AtomicInteger();
  private final FaultDecider faultDecider = new FaultDecider();

  private FaultProxy(Config server, Upstream upstream, ServerSocket door) {
    this.server = server;
    this.upstream = upstream;
    this.door = door;
  }

  /** Opens a proxy before the server of a client configuration. */
  public static FaultProxy before(Config server) {
    try {
      ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(server, Upstream.of(server), door);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a loopback port", e);
    }
  }

  /** The client configuration that leads through the proxy. */
  public Config config() {
    return new ConfigBuilder(server)
        .withMasterUrl("http://127.0.0.1:" + door.getLocalPort())
        .withHttp2Disable(true)
        .build();
  }

  /** From now on requests meet these fates. */
  public void follow(FaultPlan plan) {
    faultDecider.follow(plan);
  }

  /** The writes that arrived so far, whatever became of them. */
  public int writes() {
    return faultDecider.writes();
  }

  /** The requests so far that did not simply go through. */
  public int faults() {
    return faultDecider.faults();
  }

  /** Connections that broke before their end, on either side. */
  public int broken() {
    return broken.get();
  }

  /** Breaks the connections of all watches, and tells how many there were. */
  public int dropWatches() {
    Set<ProxiedRequest> watches =
        Set.copyOf(open.stream().filter(ProxiedRequest::isWatch).toList());
    watches.forEach(ProxiedRequest::close);
    return watches.size();
  }

  /** Whether the plan has ended the client, or the proxy was closed. */
  public boolean hasEnded() {
    return door.isClosed();
  }

  /** Breaks all connections; nothing passes any more. */
  @Override
  public void close() {
    end();
    threads.shutdownNow();
  }

  private void end() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop to listen", e);
    }
    open.forEach(ProxiedRequest::close);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Nothing but a closed door ends the accepting.
        end();
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        ProxiedRequest proxiedRequest = ProxiedRequest.begin(client)) {
      open.add(proxiedRequest);
      try {
        handle(proxiedRequest);
      } finally {
        open.remove(proxiedRequest);
      }
    } catch (IOException e) {
      // A side went away, or was sent away: the other sees it by the end of its connection.
      broken.incrementAndGet();
    }
  }

  private void handle(ProxiedRequest proxiedRequest) throws IOException {
    FaultDecider.Decision decision = faultDecider.decide(proxiedRequest.head());
    new FaultHandler(upstream, threads)
        .perform(proxiedRequest, decision.faultAction(), decision.request());
    if (decision.ends()) {
      end();
    }
  }
}
