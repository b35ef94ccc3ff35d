package io.streambus.app.http;

import java.time.Duration;

/** Limits of a server, so that clients can neither exhaust the process nor block each other. */
final class ServerLimits {

  /** Open connections of a server. Beyond that, the oldest connection is closed. */
  static final int CONNECTIONS = 200;

  /** Connections that wait to be accepted. */
  static final int BACKLOG = 256;

  /**
   * Threads of a server, enough for the reviews of tokens and those that wait for them. Slow
   * clients occupy none.
   */
  static final int THREADS = 24;

  /** From the start of a connection to the last byte of the headers of its request. */
  static final Duration REQUEST_TIME = Duration.ofSeconds(5);

  /** From then to the end of the connection. */
  static final Duration RESPONSE_TIME = Duration.ofSeconds(10);

  /** Bytes of the request line and all headers. */
  static final int HEAD_BYTES = 16 * 1024;

  /** Bytes of a response that are written at a time. */
  static final int CHUNK_BYTES = 16 * 1024;

  static final Duration IDLE_THREAD_TIME = Duration.ofSeconds(30);

  private ServerLimits() {}
}
