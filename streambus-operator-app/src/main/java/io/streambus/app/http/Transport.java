package io.streambus.app.http;

import java.io.IOException;
import java.net.Socket;

/** What the server and its clients send HTTP over. */
@FunctionalInterface
public interface Transport {

  /**
   * Returns a socket for the HTTP of an accepted connection. It need not be closed, since the
   * accepted one is.
   *
   * @throws IOException if the connection cannot be used
   */
  Socket wrap(Socket accepted) throws IOException;

  /** Returns the transport without encryption. */
  static Transport plain() {
    return accepted -> accepted;
  }
}
