package io.streambus.testkit.broker;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** Writes the response to one call. */
final class ResponseWriter {

  private static final Duration HANG = Duration.ofDays(1);
  private static final Duration BYTE_INTERVAL = Duration.ofMillis(50);

  private final HttpExchange exchange;

  ResponseWriter(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** Writes the normal reply from the supplier, unless the behavior requires otherwise. */
  void write(BrokerBehavior behavior, Supplier<Reply> normal) throws IOException {
    try (exchange) {
      if (behavior instanceof BrokerBehavior.Hang) {
        Thread.sleep(HANG.toMillis());
      } else if (behavior instanceof BrokerBehavior.Trickle) {
        trickle();
      } else if (behavior instanceof BrokerBehavior.Endless endless) {
        repeat(endless);
      } else if (behavior instanceof BrokerBehavior.Slow slow) {
        Thread.sleep(slow.delay().toMillis());
        send(normal.get());
      } else if (behavior instanceof BrokerBehavior.FixedResponse fixed) {
        send(Reply.error(fixed.code(), fixed.body()));
      } else if (behavior instanceof BrokerBehavior.Normal) {
        send(normal.get());
      }
    } catch (InterruptedException e) {
      // The broker is stopping.
      Thread.currentThread().interrupt();
    }
  }

  private void send(Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.code(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void trickle() throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    while (true) {
      body.write(' ');
      body.flush();
      Thread.sleep(BYTE_INTERVAL.toMillis());
    }
  }

  /** Ends with an exception once the client closes the connection. */
  private void repeat(BrokerBehavior.Endless endless) throws IOException {
    byte[] part = endless.text().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(endless.code(), 0);
    OutputStream body = exchange.getResponseBody();
    while (true) {
      body.write(part);
    }
  }
}
