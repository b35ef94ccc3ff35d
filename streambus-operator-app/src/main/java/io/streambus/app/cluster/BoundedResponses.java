package io.streambus.app.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;

/** Ends responses that no API server sends, before they fill the memory. */
final class BoundedResponses implements Interceptor {

  static final String NAME = "bounded-responses";

  private static final int MAX_MEBIBYTES = 16;

  /** A response that was too large. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("a response has more than %d MiB".formatted(MAX_MEBIBYTES));
    }
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    return new BoundedConsumer(consumer);
  }

  private static final class BoundedConsumer implements AsyncBody.Consumer<List<ByteBuffer>> {

    private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
    private long bytes;

    BoundedConsumer(AsyncBody.Consumer<List<ByteBuffer>> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) throws Exception {
      bytes += buffers.stream().mapToLong(Buffer::remaining).sum();
      if (bytes > (long) MAX_MEBIBYTES << 20) {
        throw new TooLargeException();
      }
      consumer.consume(buffers, body);
    }
  }
}
