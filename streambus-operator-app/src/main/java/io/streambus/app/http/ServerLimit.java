package io.streambus.app.http;

/**
 * Limits of the JDK's HTTP server, which has almost none by default. The JDK reads these system
 * properties when it creates its first server. Values that are set on the command line of the JVM
 * take precedence.
 */
enum ServerLimit {
  /** Each open connection can occupy a thread. */
  CONNECTIONS("jdk.httpserver.maxConnections", 200),

  /** Seconds from the first byte of a request to its last. */
  REQUEST_TIME("sun.net.httpserver.maxReqTime", 5),

  /** Seconds from the last byte of a request to the last byte of its response. */
  RESPONSE_TIME("sun.net.httpserver.maxRspTime", 10),

  /** Seconds that a connection without a request stays open; Prometheus reuses connections. */
  IDLE_TIME("sun.net.httpserver.idleInterval", 30),

  /** Milliseconds between searches for idle connections. */
  IDLE_CHECK_INTERVAL("sun.net.httpserver.clockTick", 1000),

  /** Idle connections count as connections. */
  IDLE_CONNECTIONS("sun.net.httpserver.maxIdleConnections", 20),

  /** Number of headers of a request. */
  HEADERS("sun.net.httpserver.maxReqHeaders", 100),

  /** Bytes of all headers of a request. */
  HEADER_BYTES("sun.net.httpserver.maxReqHeaderSize", 16 * 1024);

  private final String property;
  private final int value;

  ServerLimit(String property, int value) {
    this.property = property;
    this.value = value;
  }

  int value() {
    return value;
  }

  /** Sets all limits. Has no effect once the JDK has created a server. */
  static void apply() {
    for (ServerLimit limit : values()) {
      System.getProperties().putIfAbsent(limit.property, String.valueOf(limit.value));
    }
  }
}
