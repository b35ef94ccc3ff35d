package io.streambus.operator.kubernetes.client;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.streambus.api.stability.PublicApi;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * Makes a client watch with plain HTTP requests, as kubectl does, instead of WebSockets. With the
 * HTTP client of the JDK (17 to 25), a WebSocket does not notice that its connection has ended if
 * an event is being processed at that moment: the informer then receives nothing for ten minutes.
 *
 * <p>It also mends what plain watches of fabric8 7.5 lack: events may contain any characters, an
 * informer is watching as soon as the API server has accepted its watch, and it learns that its
 * first watch was rejected. A rejection after that may be temporary: an API server that has just
 * started does not know all permissions yet.
 */
@PublicApi
public final class HttpWatches implements Interceptor {

  private static final String NAME = "http-watches";
  private static final String WATCH = "watch=true";
  private static final Pattern RESOURCE_VERSION = Pattern.compile("resourceVersion=[^&]*");
  private static final int TOO_MANY_REQUESTS = 429;

  /** Users determine which Secrets are watched, and so the number of watches. */
  private static final int MAX_WATCHES = 10_000;

  /** Watches that were accepted before. */
  private final Cache<String, Boolean> accepted =
      CacheBuilder.newBuilder().maximumSize(MAX_WATCHES).build();

  /** First watches that were rejected, until the client repeats them. */
  private final Cache<String, KubernetesClientException> rejected =
      CacheBuilder.newBuilder().maximumSize(MAX_WATCHES).build();

  private HttpWatches() {}

  /**
   * {@return the builder of a client} Each of its watches uses a connection, because HTTP/2 would
   * limit their number, depending on the API server to 100 or more for each connection.
   *
   * @param config of the client; the options for this are set in it
   */
  public static KubernetesClientBuilder clientBuilder(Config config) {
    config.setOnlyHttpWatches(true);
    config.setHttp2Disable(true);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(HttpWatches::addTo);
  }

  /**
   * Adds what watches, and the lists before them, need to an HTTP client. Only necessary if the
   * builder of its client does not use the default consumer.
   *
   * @param builder the builder of the HTTP client
   */
  public static void addTo(HttpClient.Builder builder) {
    builder.addOrReplaceInterceptor(NAME, new HttpWatches());
    builder.addOrReplaceInterceptor(ReleasedResponses.NAME, new ReleasedResponses());
    builder.addOrReplaceInterceptor(LargeLists.NAME, new LargeLists());
  }

  /**
   * {@return whether a request watches objects}
   *
   * @param request the request
   */
  public static boolean isWatch(HttpRequest request) {
    String query = request.uri().getRawQuery();
    return query != null && query.contains(WATCH);
  }

  /**
   * Reports that the same watch was rejected, when the client repeats it: then an exception ends
   * the watch, which a failed response does not.
   */
  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    if (isWatch(request)) {
      KubernetesClientException rejection = rejected.asMap().remove(key(request.uri()));
      if (rejection != null) {
        throw rejection;
      }
    }
  }

  /** Otherwise, the client would log an error that does not name the watch. */
  @Override
  public CompletableFuture<Boolean> afterFailure(
      HttpRequest.Builder builder, HttpResponse<?> response, RequestTags tags) {
    URI uri = response.request().uri();
    if (!isWatch(response.request()) || isHandledByClient(response.code())) {
      return CompletableFuture.completedFuture(false);
    }
    KubernetesClientException failure = failure(uri, response.code());
    if (isRejection(response.code()) && accepted.getIfPresent(key(uri)) == null) {
      rejected.put(key(uri), failure);
    }
    return CompletableFuture.failedFuture(failure);
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
      accepted.put(key(request.uri()), true);
      startWatching(consumer, body);
    }
  }

  /** Otherwise, the watch would not count as started before its first event. */
  private static void startWatching(AsyncBody.Consumer<List<ByteBuffer>> consumer, AsyncBody body) {
    try {
      consumer.consume(List.of(), body);
    } catch (Exception e) {
      // Declared by the interface; no buffer is read here that could cause one.
      throw new IllegalStateException("the watch cannot be started", e);
    }
  }

  /** Identifies a watch, from wherever it is continued. */
  private static String key(URI uri) {
    return RESOURCE_VERSION.matcher(uri.toString()).replaceFirst("");
  }

  /** Whether the client refreshes its token, lists again, or waits as long as it is told. */
  private static boolean isHandledByClient(int code) {
    return code == HttpURLConnection.HTTP_UNAUTHORIZED
        || code == HttpURLConnection.HTTP_GONE
        || code == TOO_MANY_REQUESTS;
  }

  private static boolean isRejection(int code) {
    return code >= HttpURLConnection.HTTP_BAD_REQUEST
        && code < HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  private static KubernetesClientException failure(URI uri, int code) {
    String message =
        code == HttpURLConnection.HTTP_FORBIDDEN
            ? "the permission to watch %s is missing".formatted(uri.getPath())
            : "cannot watch %s: HTTP status %d".formatted(uri.getPath(), code);
    return new KubernetesClientException(
        message, code, new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
