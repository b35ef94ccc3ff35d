package io.streambus.testkit.faults;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Connects to the API server. Each request has its own connection, so the connections resume TLS
 * sessions, which saves the API server most of the work of a handshake.
 */
record Upstream(SocketFactory sockets, InetSocketAddress address) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  static Upstream of(Config config) {
    URI url = URI.create(config.getMasterUrl());
    try {
      SocketFactory sockets =
          url.getScheme().equals("https")
              ? SSLUtils.sslContext(config).getSocketFactory()
              : SocketFactory.getDefault();
      return new Upstream(sockets, new InetSocketAddress(url.getHost(), url.getPort()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cannot set up TLS for " + url, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the certificates for " + url, e);
    }
  }

  Socket connect() throws IOException {
    Socket socket = sockets.createSocket();
    socket.connect(address, (int) CONNECT_TIMEOUT.toMillis());
    socket.setTcpNoDelay(true);
    return socket;
  }
}
