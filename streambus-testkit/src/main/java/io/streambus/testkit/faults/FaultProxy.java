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
 * Injects faults between one client and the API server. The proxy listens on a port of the loopback
 * interface. Without a {@link FaultPlan}, everything is forwarded, and watch events arrive as they
 * occur.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int BACKLOG = 200;

  private final Config server;
  private final Upstream upstream;
  private final ServerSocket listener;
  private final Set<ProxiedRequest> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private final AtomicInteger brokenConnectionCount = new AtomicInteger();
  private final FaultDecider faultDecider = new FaultDecider();
  private final StaleReads staleReads = new StaleReads();

  private FaultProxy(Config server, Upstream upstream, ServerSocket listener) {
    this.server = server;
    this.upstream = upstream;
    this.listener = listener;
  }

  /**
   * Starts a proxy for the API server of a client configuration.
   *
   * @param server client configuration for the API server itself
   * @return the running proxy, which forwards everything until it has a plan
   */
  public static FaultProxy inFrontOf(Config server) {
    return start(server, Upstream.of(server));
  }

  /**
   * Starts another proxy for the same API server, without a plan. It starts sooner because it
   * resumes the TLS sessions of this one.
   *
   * @return the other proxy
   */
  public FaultProxy another() {
    return start(server, upstream);
  }

  private static FaultProxy start(Config server, Upstream upstream) {
    try {
      ServerSocket listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      FaultProxy proxy = new FaultProxy(server, upstream, listener);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a loopback port", e);
    }
  }

  /** {@return the client configuration for connections through the proxy} */
  public Config clientConfig() {
    return new ConfigBuilder(server)
        .withMasterUrl("http://127.0.0.1:" + listener.getLocalPort())
        .withHttp2Disable(true)
        .build();
  }

  /**
   * Sets the plan for all further requests.
   *
   * @param plan decides what happens to each request
   */
  public void setPlan(FaultPlan plan) {
    faultDecider.setPlan(plan);
  }

  /** {@return the number of writes that have arrived, including those with faults} */
  public int writeCount() {
    return faultDecider.writeCount();
  }

  /** {@return the number of requests with faults} */
  public int faultCount() {
    return faultDecider.faultCount();
  }

  /** {@return the number of connections that broke early, on either side} */
  public int brokenConnectionCount() {
    return brokenConnectionCount.get();
  }

  /**
   * Breaks the connections of all watches.
   *
   * @return the number of these connections
   */
  public int dropWatches() {
    Set<ProxiedRequest> watches =
        Set.copyOf(open.stream().filter(ProxiedRequest::isWatch).toList());
    watches.forEach(ProxiedRequest::close);
    return watches.size();
  }

  /** {@return whether the plan has crashed the client, or the proxy was closed} */
  public boolean isClosed() {
    return listener.isClosed();
  }

  /** Breaks all connections and stops the proxy. */
  @Override
  public void close() {
    disconnectAll();
    threads.shutdownNow();
  }

  private void disconnectAll() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the listening socket", e);
    }
    open.forEach(ProxiedRequest::close);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // The listening socket was closed.
        disconnectAll();
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        ProxiedRequest proxiedRequest = ProxiedRequest.open(client, staleReads)) {
      open.add(proxiedRequest);
      try {
        handle(proxiedRequest);
      } finally {
        open.remove(proxiedRequest);
      }
    } catch (IOException e) {
      // One side disconnected or was disconnected: the connection of the other side ends too.
      brokenConnectionCount.incrementAndGet();
    }
  }

  private void handle(ProxiedRequest proxiedRequest) throws IOException {
    FaultDecider.Decision decision = faultDecider.decide(proxiedRequest.head());
    proxiedRequest.handle(decision.action(), decision.request().isWatch(), upstream, threads);
    if (decision.crashesClient()) {
      disconnectAll();
    }
  }
}
