package io.streambus.app.tracing;

import io.opentelemetry.exporter.internal.http.HttpSender;
import io.opentelemetry.exporter.internal.http.HttpSenderConfig;
import io.opentelemetry.exporter.internal.http.HttpSenderProvider;

/** Found by the SDK of OpenTelemetry, which has no other sender. */
public final class BoundedSenderProvider implements HttpSenderProvider {

  @Override
  public HttpSender createSender(HttpSenderConfig config) {
    return new BoundedSender(config);
  }
}
