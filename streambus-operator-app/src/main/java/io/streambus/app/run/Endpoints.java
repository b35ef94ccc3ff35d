package io.streambus.app.run;

import com.google.common.base.Suppliers;
import io.streambus.app.apiclient.WatchActivity;
import io.streambus.app.http.Endpoint;
import io.streambus.app.http.EndpointResponse;
import io.streambus.app.http.HttpEndpoints;
import io.streambus.app.http.PrometheusEndpoint;
import io.streambus.app.http.Transport;
import io.streambus.app.settings.BindAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** HTTP endpoints of the process for Kubernetes probes and Prometheus. */
public final class Endpoints implements AutoCloseable {

  /**
   * Concurrent requests share one response, so that many slow clients do not exhaust the memory.
   */
  private static final Duration METRICS_CACHE_TIME = Duration.ofSeconds(1);

  private final List<HttpEndpoints> servers = new ArrayList<>();

  /** Serves {@code /healthz} and {@code /readyz}. */
  public void serveProbes(BindAddress address, OperatorState state, WatchActivity watches) {
    serve(
        address,
        Map.of(
            "/healthz",
            request -> EndpointResponse.probe(state.isHealthy() && watches.isRenewingWatches()),
            "/readyz",
            request -> EndpointResponse.probe(state.isReady())));
  }

  /** Serves {@code /metrics}, at most one second old. */
  public void serveMetrics(BindAddress address, PrometheusEndpoint metrics) {
    Supplier<EndpointResponse> scrape =
        Suppliers.memoizeWithExpiration(metrics::scrape, METRICS_CACHE_TIME);
    serve(address, Map.of("/metrics", request -> scrape.get()));
  }

  private void serve(BindAddress address, Map<String, Endpoint> paths) {
    address
        .socket()
        .ifPresent(socket -> servers.add(HttpEndpoints.listen(socket, Transport.plain(), paths)));
  }

  @Override
  public void close() {
    servers.forEach(HttpEndpoints::close);
  }
}
