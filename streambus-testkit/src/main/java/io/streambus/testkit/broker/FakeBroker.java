package io.streambus.testkit.broker;

import com.google.common.collect.ImmutableMap;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A fake of the admin API of one broker, on the loopback interface. It responds with the same JSON
 * and errors as real brokers, and can be made to misbehave. Like every released broker, it does not
 * support tenant calls until {@link #enableTenants} is called.
 */
public final class FakeBroker implements AutoCloseable {

  private final BrokerState state;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AdminApiCall> calls = new CopyOnWriteArrayList<>();
  private volatile BrokerBehavior behavior = new BrokerBehavior.Normal();
  private volatile Optional<TenantStore> tenants = Optional.empty();

  private FakeBroker(int id, HttpServer server) {
    this.state = new BrokerState(id);
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /**
   * Starts a broker on a free port.
   *
   * @param id ID of the broker, starting at 1; the pod with ordinal 0 has ID 1
   * @return the running broker
   */
  public static FakeBroker start(int id) {
    try {
      return new FakeBroker(
          id, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the URL of the admin API, without a trailing slash} */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Sets how the broker responds to all further calls.
   *
   * @param newBehavior how to respond from now on
   */
  public void setBehavior(BrokerBehavior newBehavior) {
    behavior = newBehavior;
  }

  /**
   * Sets whether the broker reports itself as the leader.
   *
   * @param isLeader {@code true} for the leader, {@code false} for a follower
   */
  public void setLeader(boolean isLeader) {
    state.setLeader(isLeader);
  }

  /**
   * Replaces the topics that the broker reports.
   *
   * @param names names of all topics
   */
  public void setTopics(String... names) {
    state.setTopics(List.of(names));
  }

  /**
   * Replaces the consumer groups that the broker reports.
   *
   * @param names names of all consumer groups
   */
  public void setConsumerGroups(String... names) {
    state.setConsumerGroups(List.of(names));
  }

  /** Enables tenant calls. The tenant {@code default} exists. */
  public void enableTenants() {
    tenants = Optional.of(new TenantStore());
  }

  /**
   * Simulates a restart: the uptime starts again and all tenants except {@code default} are lost,
   * as in a real broker.
   */
  public void restart() {
    state.restart();
    tenants = tenants.map(previous -> new TenantStore());
  }

  /** {@return the tenants by ID; empty if tenant calls are disabled} */
  public ImmutableMap<String, FakeTenant> tenants() {
    return tenants.map(TenantStore::all).orElse(ImmutableMap.of());
  }

  /**
   * Adds a tenant that another user created, with the default quotas of the broker.
   *
   * @param id ID of the tenant
   * @param name display name
   * @throws IllegalStateException if tenant calls are disabled
   */
  public void addTenant(String id, String name) {
    store().put(new FakeTenant(id, name, FakeTenant.DEFAULT_QUOTAS, 0));
  }

  /**
   * Sets the number of open connections of a tenant.
   *
   * @param id ID of the tenant
   * @param connections number of open connections
   * @throws IllegalStateException if tenant calls are disabled
   * @throws java.util.NoSuchElementException if the tenant does not exist
   */
  public void setConnections(String id, int connections) {
    store().put(store().find(id).orElseThrow().withConnections(connections));
  }

  /** {@return the calls since the start or the last {@link #clearCalls}, oldest first} */
  public List<AdminApiCall> calls() {
    return List.copyOf(calls);
  }

  /** Clears the recorded calls. */
  public void clearCalls() {
    calls.clear();
  }

  /** Stops immediately, even during a response. Further connections are rejected. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private TenantStore store() {
    return tenants.orElseThrow(() -> new IllegalStateException("tenant calls are disabled"));
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var call =
        new AdminApiCall(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
    calls.add(call);
    new ResponseWriter(exchange).write(behavior, () -> new AdminApi(state, tenants).handle(call));
  }
}
