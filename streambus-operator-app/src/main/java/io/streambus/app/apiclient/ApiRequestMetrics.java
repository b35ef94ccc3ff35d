package io.streambus.app.apiclient;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests to the Kubernetes API. In Prometheus: {@code
 * streambus_operator_api_requests_total} by verb, kind and HTTP status code. Requests that the
 * client repeats count each time.
 */
public final class ApiRequestMetrics {

  /** Stands for the status code of a request that received no response. */
  private static final int NO_RESPONSE = 0;

  private final MeterRegistry registry;
  private final int root;
  private final Map<Series, Counter> counters = new ConcurrentHashMap<>();

  /**
   * Registers a counter when the first request of its kind completes.
   *
   * @param server address of the API server, with a slash at the end
   */
  public ApiRequestMetrics(MeterRegistry registry, URI server) {
    this.registry = registry;
    this.root = server.getRawPath().length();
  }

  /** Counts a request that the API server responded to. */
  public void countResponse(String method, URI uri, int code) {
    count(method, uri, code);
  }

  /** Counts a request that failed without a response. */
  public void countError(String method, URI uri) {
    count(method, uri, NO_RESPONSE);
  }

  private void count(String method, URI uri, int code) {
    counters
        .computeIfAbsent(new Series(ApiRequest.of(method, uri, root), code), this::register)
        .increment();
  }

  private Counter register(Series series) {
    return Counter.builder("streambus.operator.api.requests")
        .description("Requests to the Kubernetes API, by verb, kind and HTTP status code.")
        .tag("verb", series.request().verb())
        .tag("kind", series.request().kind())
        .tag("code", series.code() == NO_RESPONSE ? "error" : Integer.toString(series.code()))
        .register(registry);
  }

  private record Series(ApiRequest request, int code) {}
}
