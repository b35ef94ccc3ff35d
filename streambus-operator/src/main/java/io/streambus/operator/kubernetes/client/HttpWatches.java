package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Makes a client watch with plain HTTP requests, as kubectl does, instead of WebSockets. With the
 * HTTP client of the JDK (17 to 25), a WebSocket does not notice that its connection has ended if
 * an event is being processed at that moment: the informer then receives nothing for ten minutes.
 *
 * <p>It also mends what plain watches of fabric8 7.5 lack: events may contain any characters, and
 * an informer is watching as soon as the API server has accepted its watch.
 */
public final class HttpWatches implements Interceptor {

  private static final String NAME = "http-watches";
  private static final String WATCH = "watch=true";

  private HttpWatches() {}

  /**
   * Returns the builder of a client. Each of its watches uses a connection, because HTTP/2 would
   * limit their number, depending on the API server to 100 or more for each connection.
   *
   * @param config of the client; not changed
   */
  public static KubernetesClientBuilder clientBuilder(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(config).withOnlyHttpWatches(true).withHttp2Disable(true).build())
        .withHttpClientBuilderConsumer(HttpWatches::addTo);
  }

  /**
   * Adds what watches need to an HTTP client. Only necessary if the builder of its client does not
   * use the default consumer.
   */
  public static void addTo(HttpClient.Builder builder) {
    builder.addOrReplaceInterceptor(NAME, new HttpWatches());
  }

  /** Returns whether a request watches objects. */
  static boolean isWatch(HttpRequest request) {
    String query = request.uri().getRawQuery();
    return query != null && query.contains(WATCH);
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    if (!isWatch(request)) {
      return consumer;
    }
    AsciiJson events = new AsciiJson();
    return (buffers, body) -> consumer.consume(buffers.stream().map(events::escape).toList(), body);
  }

  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    if (isWatch(request) && response.isSuccessful() && response.body() instanceof AsyncBody body) {
      startWatching(consumer, body);
    }
  }

  /** Otherwise, the watch would not count as started before its first event. */
  private static void startWatching(AsyncBody.Consumer<List<ByteBuffer>> consumer, AsyncBody body) {
    try {
      consumer.consume(List.of(), body);
    } catch (Exception e) {
      throw new IllegalStateException("the watch cannot be started", e);
    }
  }
}
