package io.streambus.operator.kubernetes.client;

import com.google.common.base.Throwables;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.net.URI;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests fewer objects in one response if they are large. Anyone who can create objects in a
 * namespace can give them the labels of the operator and 1.5 megabytes each, and the client holds a
 * response in memory three times while it reads it.
 *
 * <p>A response that exceeds the limit is canceled and fails. The caller repeats the request, as
 * after any other failure, and gets the same objects in more responses.
 */
public final class LargeLists implements Interceptor {

  static final String NAME = "large-lists";

  /** Fifty objects as they usually are take less than one. */
  static final int MAX_MEBIBYTES = 4;

  private static final int MAX_BYTES = MAX_MEBIBYTES << 20;
  private static final int REDUCTION = 10;
  private static final Pattern LIMIT = Pattern.compile("(?<=[?&]limit=)\\d{1,9}");

  /** Then the objects may be smaller. */
  private static final Duration MEMORY = Duration.ofMinutes(15);

  private static final int MAX_PATHS = 10_000;

  /** Objects in one response, by path. */
  private final Cache<String, Integer> limits =
      CacheBuilder.newBuilder().expireAfterWrite(MEMORY).maximumSize(MAX_PATHS).build();

  /** A response that was too large. The same request succeeds when it is repeated. */
  private static final class LargeListException extends IOException {

    private static final long serialVersionUID = 1L;

    LargeListException(String path, int limit) {
      super(
          "%d objects of %s have more than %d MiB; they are listed again in smaller parts"
              .formatted(limit, path, MAX_MEBIBYTES));
    }
  }

  /** Whether a list failed only because it was too large for one response. */
  public static boolean isCauseOf(Throwable failure) {
    return Throwables.getCausalChain(failure).stream()
        .anyMatch(LargeListException.class::isInstance);
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    URI uri = request.uri();
    Integer smaller = limits.getIfPresent(uri.getPath());
    if (smaller != null && limit(uri) > smaller) {
      builder.uri(
          URI.create(LIMIT.matcher(uri.toString()).replaceFirst(Integer.toString(smaller))));
    }
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    int limit = limit(request.uri());
    // A single object cannot be listed in parts.
    return limit > 1 ? new BoundedConsumer(consumer, request.uri().getPath(), limit) : consumer;
  }

  /** Objects in one response; 0 if the request does not limit them. */
  private static int limit(URI uri) {
    Matcher matcher = LIMIT.matcher(uri.toString());
    return matcher.find() ? Integer.parseInt(matcher.group()) : 0;
  }

  private final class BoundedConsumer implements AsyncBody.Consumer<List<ByteBuffer>> {

    private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
    private final String path;
    private final int limit;
    private long bytes;

    BoundedConsumer(AsyncBody.Consumer<List<ByteBuffer>> consumer, String path, int limit) {
      this.consumer = consumer;
      this.path = path;
      this.limit = limit;
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) throws Exception {
      bytes += buffers.stream().mapToLong(Buffer::remaining).sum();
      if (bytes > MAX_BYTES) {
        limits.put(path, Math.max(1, limit / REDUCTION));
        throw new LargeListException(path, limit);
      }
      consumer.consume(buffers, body);
    }
  }
}
