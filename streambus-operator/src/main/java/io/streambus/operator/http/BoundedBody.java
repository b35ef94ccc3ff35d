package io.streambus.operator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of a response up to a limit, however much the server sends. What exceeds the
 * limit is not received: the connection is closed.
 */
public final class BoundedBody implements BodySubscriber<byte[]> {

  private final int maxBytes;
  private final boolean truncates;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  private BoundedBody(int maxBytes, boolean truncates) {
    this.maxBytes = maxBytes;
    this.truncates = truncates;
  }

  /**
   * Accepts successful responses of at most {@code maxBytes} bytes, and the beginning of all
   * others. A longer body of a successful response fails with an {@link IOException}.
   *
   * @param maxErrorBytes number of bytes of an unsuccessful response that are kept
   */
  public static BodyHandler<byte[]> of(int maxBytes, int maxErrorBytes) {
    return response ->
        response.statusCode() / 100 == 2
            ? new BoundedBody(maxBytes, false)
            : new BoundedBody(maxErrorBytes, true);
  }

  /** Accepts the beginning of each response and ignores the rest. */
  public static BodyHandler<byte[]> truncatedTo(int maxBytes) {
    return response -> new BoundedBody(maxBytes, true);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] part = new byte[Math.min(buffer.remaining(), maxBytes - bytes.size())];
      buffer.get(part);
      bytes.writeBytes(part);
      if (buffer.hasRemaining()) {
        stop();
        return;
      }
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    if (truncates) {
      onComplete();
    } else {
      onError(new IOException("the body exceeds %d bytes".formatted(maxBytes)));
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
