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
 * The admin API of one broker, on the loopback interface. It answers with the JSON and the errors
 * of real brokers, and can be told to misbehave. As every shipped broker it does not know calls
 * about tenants until {@link #keepTenants}.
 */
public final class FakeBroker implements AutoCloseable {

  private final BrokerState state;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = new Behaviour.Answers();
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
   * @param id of the broker, from 1; the pod with the ordinal 0 has the id 1
   */
  public static FakeBroker start(int id) {
    try {
      return new FakeBroker(
          id, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on it treats calls so. */
  public void behave(Behaviour other) {
    behaviour = other;
  }

  /** From now on it takes itself for the leader, or not. */
  public void lead(boolean leads) {
    state.lead(leads);
  }

  /** From now on these topics exist. */
  public void topics(String... names) {
    state.topics(List.of(names));
  }

  /** From now on these consumer groups exist. */
  public void groups(String... names) {
    state.groups(List.of(names));
  }

  /** From now on it knows calls about tenants. The tenant {@code default} is there. */
  public void keepTenants() {
    tenants = Optional.of(new TenantStore());
  }

  /** From now on it does not know calls about tenants. */
  public void dropTenants() {
    tenants = Optional.empty();
  }

  /** Forgets its tenants, as a broker does at each start. */
  public void restart() {
    state.restart();
    tenants = tenants.map(lost -> new TenantStore());
  }

  /** The tenants that it has, by id. */
  public ImmutableMap<String, FakeTenant> tenants() {
    return tenants.map(TenantStore::all).orElse(ImmutableMap.of());
  }

  /** Adds a tenant that somebody else made, with the quotas that brokers give by themselves. */
  public void addTenant(String id, String name) {
    store().put(new FakeTenant(id, name, FakeTenant.DEFAULT_QUOTAS, 0));
  }

  /** From now on the tenant has so many connections open. */
  public void connect(String id, int connections) {
    store().put(store().find(id).orElseThrow().connected(connections));
  }

  /** The calls since the start or the last {@link #forgetCalls}, oldest first. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Forgets the calls so far. */
  public void forgetCalls() {
    calls.clear();
  }

  /** Stops at once, also amid an answer. Calls are refused from then on. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private TenantStore store() {
    return tenants.orElseThrow(() -> new IllegalStateException("keepTenants comes first"));
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(), body);
    calls.add(call);
    new Response(exchange).give(behaviour, () -> new AdminApi(state, tenants).answer(call));
  }
}
