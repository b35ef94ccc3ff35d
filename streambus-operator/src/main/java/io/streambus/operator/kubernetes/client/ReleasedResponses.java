package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Releases the consumer of each response, and with it the bytes of the response, once it has been
 * received. The timer with which the HTTP client of the JDK (17 to 25) limits the time to connect
 * refers to the first exchange of a connection as long as the connection exists. That exchange is
 * the list before a watch, and the watch lasts as long as the process.
 */
final class ReleasedResponses implements Interceptor {

  static final String NAME = "released-responses";

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    return new ReleasedConsumer(consumer);
  }

  private static final class ReleasedConsumer implements AsyncBody.Consumer<List<ByteBuffer>> {

    /** A body that was canceled may still deliver what it has received. */
    private static final AsyncBody.Consumer<List<ByteBuffer>> RELEASED = (buffers, body) -> {};

    private volatile AsyncBody.Consumer<List<ByteBuffer>> consumer;
    private boolean consuming;

    ReleasedConsumer(AsyncBody.Consumer<List<ByteBuffer>> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) throws Exception {
      if (!consuming) {
        consuming = true;
        var unused = body.done().whenComplete((nothing, failure) -> consumer = RELEASED);
      }
      consumer.consume(buffers, body);
    }
  }
}
