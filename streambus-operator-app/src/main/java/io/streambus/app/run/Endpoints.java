package io.streambus.app.run;

import com.google.common.base.Suppliers;
import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.app.apiclient.WatchActivity;
import io.streambus.app.authorization.AuthorizedEndpoint;
import io.streambus.app.console.CommandException;
import io.streambus.app.http.Endpoint;
import io.streambus.app.http.EndpointResponse;
import io.streambus.app.http.HttpEndpoints;
import io.streambus.app.http.PrometheusEndpoint;
import io.streambus.app.http.Transport;
import io.streambus.app.tls.CertificateFiles;
import io.streambus.app.tls.ServerContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** HTTP endpoints of the process for Kubernetes probes and Prometheus. */
public final class Endpoints implements AutoCloseable {

  /**
   * Concurrent requests share one response, so that many slow clients do not exhaust the memory.
   */
  private static final Duration METRICS_CACHE_TIME = Duration.ofSeconds(1);

  private static final String METRICS = "/metrics";

  private final List<HttpEndpoints> servers = new ArrayList<>();

  /** Serves {@code /healthz} and {@code /readyz}. */
  public void serveProbes(BindAddress address, OperatorState state, WatchActivity watches) {
    serve(
        address,
        Transport.plain(),
        Map.of(
            "/healthz",
            request -> EndpointResponse.probe(state.isHealthy() && watches.isRenewingWatches()),
            "/readyz",
            request -> EndpointResponse.probe(state.isReady())));
  }

  /**
   * Serves {@code /metrics}, at most one second old.
   *
   * @param client asks the API server who may read the metrics if they are secure
   * @throws CommandException if the certificate cannot be used
   */
  public void serveMetrics(
      MetricsOptions options, PrometheusEndpoint metrics, KubernetesClient client) {
    Supplier<EndpointResponse> scrape =
        Suppliers.memoizeWithExpiration(metrics::scrape, METRICS_CACHE_TIME);
    Endpoint endpoint = request -> scrape.get();
    if (options.isSecure()) {
      serve(
          options.address(),
          Transport.tls(certificate(options)),
          Map.of(METRICS, AuthorizedEndpoint.restrict(endpoint, METRICS, client)));
    } else if (options.certificates().isPresent()) {
      throw CommandException.invalidInput("--metrics-cert-dir requires --metrics-secure");
    } else {
      serve(options.address(), Transport.plain(), Map.of(METRICS, endpoint));
    }
  }

  private static Supplier<SSLContext> certificate(MetricsOptions options) {
    return options
        .certificates()
        .<Supplier<SSLContext>>map(
            directory -> CertificateFiles.read(directory, Ticker.systemTicker()))
        .orElseGet(() -> Suppliers.ofInstance(ServerContext.selfSigned(Clock.systemUTC())));
  }

  private void serve(BindAddress address, Transport transport, Map<String, Endpoint> paths) {
    address
        .socket()
        .ifPresent(socket -> servers.add(HttpEndpoints.listen(socket, transport, paths)));
  }

  @Override
  public void close() {
    servers.forEach(HttpEndpoints::close);
  }
}
