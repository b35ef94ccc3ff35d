package io.streambus.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** HTTP over TLS. */
public final class TlsTransport implements Transport {

  private final Supplier<SSLContext> contexts;

  /**
   * Creates a transport.
   *
   * @param contexts called for each connection, so that a renewed certificate takes effect
   */
  public TlsTransport(Supplier<SSLContext> contexts) {
    this.contexts = contexts;
  }

  @Override
  public Socket wrap(Socket accepted) throws IOException {
    // Nothing was read from the connection yet. The TLS socket closes this stream.
    InputStream unread = InputStream.nullInputStream();
    SSLSocket socket =
        (SSLSocket) contexts.get().getSocketFactory().createSocket(accepted, unread, true);
    socket.startHandshake();
    return socket;
  }
}
