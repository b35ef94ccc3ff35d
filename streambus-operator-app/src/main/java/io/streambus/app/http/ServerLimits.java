package io.streambus.app.http;

import java.time.Duration;

/** Limits of a server, so that clients can neither exhaust the process nor block each other. */
final class ServerLimits {

  /** Each open connection occupies a thread. Beyond that, the oldest connection is closed. */
  static final int CONNECTIONS = 200;

  /** Connections that wait to be accepted. */
  static final int BACKLOG = 256;

  static final int SPARE_THREADS = 50;

  /** From the start of a connection to the last byte of its request. */
  static final Duration REQUEST_TIME = Duration.ofSeconds(5);

  /** From the last byte of a request to the last byte of its response. */
  static final Duration RESPONSE_TIME = Duration.ofSeconds(10);

  /** For the client to close the connection after it has received the response. */
  static final Duration LINGER_TIME = Duration.ofSeconds(1);

  /** Bytes of the request line and all headers. */
  static final int HEAD_BYTES = 16 * 1024;

  static final Duration IDLE_THREAD_TIME = Duration.ofSeconds(30);
  static final Duration ACCEPT_RETRY_INTERVAL = Duration.ofMillis(100);

  private ServerLimits() {}
}
