package io.streambus.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The responses of the past, and the events of a watch as they were some time ago. */
final class StaleReads {

  private static final int MAX_RESPONSES = 100;
  private static final int MAX_BYTES = 1024 * 1024;
  private static final int CHUNK_BYTES = 16 * 1024;

  private final Map<String, RecordedResponse> responses =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecordedResponse> eldest) {
          return size() > MAX_RESPONSES;
        }
      };

  /** The response to an earlier read of a URL, unless it is older than the lag. */
  synchronized Optional<byte[]> find(String url, Duration lag) {
    return Optional.ofNullable(responses.get(url))
        .filter(response -> System.nanoTime() - response.time() < lag.toNanos())
        .map(RecordedResponse::bytes);
  }

  private synchronized void put(String url, RecordedResponse response) {
    responses.put(url, response);
  }

  /** Transfers a response to its end, and keeps it unless it is too large. */
  void transferRecording(String url, InputStream from, OutputStream to) throws IOException {
    long time = System.nanoTime();
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      to.write(chunk, 0, read);
      if (copy.size() <= MAX_BYTES) {
        copy.write(chunk, 0, read);
      }
    }
    if (copy.size() <= MAX_BYTES) {
      put(url, new RecordedResponse(time, copy.toByteArray()));
    }
  }

  /** Transfers a response without an end, each part as much later as the lag is long. */
  static void transferLate(InputStream from, OutputStream to, Duration lag, Executor threads)
      throws IOException {
    DelayQueue<Part> parts = new DelayQueue<>();
    threads.execute(() -> read(from, lag, parts));
    try {
      for (Part part = parts.take(); part.bytes().length > 0; part = parts.take()) {
        to.write(part.bytes());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("proxy was closed", e);
    }
  }

  /** Reads until the connection ends, which an empty part says. */
  private static void read(InputStream from, Duration lag, DelayQueue<Part> parts) {
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
        parts.add(Part.due(lag, Arrays.copyOf(chunk, read)));
      }
    } catch (IOException e) {
      // One side has disconnected: nothing else arrives.
    }
    parts.add(Part.due(lag, new byte[0]));
  }

  /**
   * A complete response.
   *
   * @param time time of the request, in nanoseconds
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record RecordedResponse(long time, byte[] bytes) {}

  /**
   * A part of a response.
   *
   * @param dueTime when it is delivered, in nanoseconds
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by time only.
  private record Part(long dueTime, byte[] bytes) implements Delayed {

    static Part due(Duration lag, byte[] bytes) {
      return new Part(System.nanoTime() + lag.toNanos(), bytes);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(dueTime, ((Part) other).dueTime);
    }
  }
}
