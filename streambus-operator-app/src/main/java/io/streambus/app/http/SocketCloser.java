package io.streambus.app.http;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes sockets whose peer is of no further interest. */
final class SocketCloser {

  private static final Logger log = LoggerFactory.getLogger(SocketCloser.class);

  private SocketCloser() {}

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.atDebug().addKeyValue("error", e.getMessage()).log("Socket closed with an error");
    }
  }
}
