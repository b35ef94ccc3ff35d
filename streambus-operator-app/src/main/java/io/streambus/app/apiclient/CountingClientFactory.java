package io.streambus.app.apiclient;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/**
 * Creates HTTP clients that count their requests. They count below the Kubernetes client, because
 * its interceptors do not see the last failed attempt of a request.
 */
public final class CountingClientFactory extends JdkHttpClientFactory {

  private final ApiRequestMetrics metrics;

  /** Creates a factory whose clients share the counters. */
  public CountingClientFactory(ApiRequestMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return new CountingHttpClientBuilder(super.createNewHttpClientBuilder(), metrics);
  }
}
