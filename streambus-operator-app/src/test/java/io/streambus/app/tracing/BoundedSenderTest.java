package io.streambus.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.common.export.ProxyOptions;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a faulty collector costs the operator neither memory nor threads. The collector
 * may belong to others, and nobody misses spans as much as clusters.
 */
@Timeout(60)
class BoundedSenderTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final byte[] PART = new byte[64 << 10];

  /** More than the limit and what sockets buffer. */
  private static final long MAX_SENT = 64 << 20;

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong sent = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer collector;

  @BeforeEach
  void start() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.setExecutor(threads);
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
    threads.shutdownNow();
  }

  @Test
  void senderOfTheSdkIsReplaced() {
    assertThat(ServiceLoader.load(HttpSenderProvider.class))
        .singleElement()
        .isInstanceOf(BoundedSenderProvider.class);
  }

  @Test
  void spansAreSent() {
    // Given
    respond(exchange -> exchange.sendResponseHeaders(200, -1));
    System.setProperty("otel.exporter.otlp.endpoint", endpoint());
    System.setProperty("otel.exporter.otlp.headers", "Token=secret");
    System.setProperty("otel.exporter.otlp.compression", "gzip");

    // When
    try (var sdk = (OpenTelemetrySdk) OtlpExport.start("1.0.0")) {
      sdk.getTracer("test").spanBuilder("test").startSpan().end();
    } finally {
      System.clearProperty("otel.exporter.otlp.endpoint");
      System.clearProperty("otel.exporter.otlp.headers");
      System.clearProperty("otel.exporter.otlp.compression");
    }

    // Then
    assertThat(requests).containsExactly("POST /v1/traces application/x-protobuf gzip secret");
  }

  @Test
  void spansAreSentAgainIfCollectorIsBusy() {
    // Given
    respond(exchange -> exchange.sendResponseHeaders(requests.size() < 3 ? 503 : 200, -1));

    // Then
    assertThat(send(TIMEOUT)).succeedsWithin(TIMEOUT).isEqualTo(200);
    assertThat(requests).hasSize(3);
  }

  @Test
  void rejectedSpansAreNotSentAgain() {
    // Given
    respond(exchange -> exchange.sendResponseHeaders(400, -1));

    // Then
    assertThat(send(TIMEOUT)).succeedsWithin(TIMEOUT).isEqualTo(400);
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 500})
  void onlyBeginningOfEndlessResponseIsReceived(int code) {
    // Given
    respond(exchange -> sendForever(exchange, code));

    // Then
    assertThat(send(TIMEOUT)).succeedsWithin(TIMEOUT).isEqualTo(code);
    assertThat(sent).hasValueLessThan(MAX_SENT);
  }

  @Test
  void responseThatDoesNotEndInTimeIsAborted() throws InterruptedException {
    // Given
    respond(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (true) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            pause();
            sent.incrementAndGet();
          }
        });

    // Then
    assertThat(send(Duration.ofMillis(500))).failsWithin(TIMEOUT);
    eventuallyStops();
  }

  @Test
  void unreachableCollectorFails() {
    // When
    collector.stop(0);

    // Then
    assertThat(send(Duration.ofSeconds(3))).failsWithin(TIMEOUT);
  }

  private void respond(Handler handler) {
    collector.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            requests.add(
                "%s %s %s %s %s"
                    .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        exchange.getRequestHeaders().getFirst("Content-Encoding"),
                        exchange.getRequestHeaders().getFirst("Token")));
            handler.handle(exchange);
          }
        });
  }

  private void sendForever(HttpExchange exchange, int code) throws IOException {
    exchange.sendResponseHeaders(code, 0);
    OutputStream body = exchange.getResponseBody();
    while (true) {
      body.write(PART);
      sent.addAndGet(PART.length);
    }
  }

  /** A write to the closed connection fails after some that were buffered. */
  private void eventuallyStops() throws InterruptedException {
    long before;
    do {
      before = sent.get();
      TimeUnit.MILLISECONDS.sleep(500);
    } while (sent.get() != before);
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Sends a request; the result is the status code of the response. */
  private CompletableFuture<Integer> send(Duration timeout) {
    CompletableFuture<Integer> code = new CompletableFuture<>();
    new BoundedSenderProvider()
        .createSender(new TestConfig(URI.create(endpoint() + "/v1/traces"), timeout))
        .send(
            new NoSpans(),
            response -> code.complete(response.getStatusCode()),
            code::completeExceptionally);
    return code;
  }

  private String endpoint() {
    return "http://127.0.0.1:" + collector.getAddress().getPort();
  }

  /** An empty message. */
  private static final class NoSpans implements MessageWriter {

    @Override
    public void writeMessage(OutputStream output) {}

    @Override
    public int getContentLength() {
      return 0;
    }
  }

  /** The defaults of the SDK, with another timeout. */
  private record TestConfig(URI endpoint, Duration timeout) implements HttpSenderConfig {

    @Override
    public URI getEndpoint() {
      return endpoint;
    }

    @Override
    public String getContentType() {
      return "application/x-protobuf";
    }

    @Override
    public @Nullable Compressor getCompressor() {
      return null;
    }

    @Override
    public Duration getTimeout() {
      return timeout;
    }

    @Override
    public Duration getConnectTimeout() {
      return timeout;
    }

    @Override
    public Supplier<Map<String, List<String>>> getHeadersSupplier() {
      return Map::of;
    }

    @Override
    public @Nullable ProxyOptions getProxyOptions() {
      return null;
    }

    @Override
    public RetryPolicy getRetryPolicy() {
      return RetryPolicy.getDefault();
    }

    @Override
    public @Nullable SSLContext getSslContext() {
      return null;
    }

    @Override
    public @Nullable X509TrustManager getTrustManager() {
      return null;
    }

    @Override
    public @Nullable ExecutorService getExecutorService() {
      return null;
    }

    @Override
    public long getMaxResponseBodySize() {
      return Long.MAX_VALUE;
    }
  }

  /** Responds to one request. */
  @FunctionalInterface
  private interface Handler {

    void handle(HttpExchange exchange) throws IOException;
  }
}
