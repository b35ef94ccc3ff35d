package io.streambus.app.apiclient;

import java.net.http.HttpClient;

/** Builds a client that counts its requests. */
final class CountingHttpClientBuilder extends DirectHttpClientBuilder {

  private final ApiRequestMetrics metrics;

  CountingHttpClientBuilder(HttpClient.Builder builder, ApiRequestMetrics metrics) {
    super(builder);
    this.metrics = metrics;
  }

  @Override
  public HttpClient build() {
    return new CountingHttpClient(super.build(), metrics);
  }
}
