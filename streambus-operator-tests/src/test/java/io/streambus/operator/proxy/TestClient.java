package io.streambus.operator.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A TLS client that verifies the broker certificate. */
final class TestClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 5_000;

  private final SSLSocket socket;

  private TestClient(SSLSocket socket) {
    this.socket = socket;
  }

  /** Connects on loopback; the first exchange performs the handshake. */
  static TestClient connect(int port, X509Certificate ca, Optional<TestIdentity> identity)
      throws IOException {
    SSLContext context = context(ca, identity);
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return new TestClient(socket);
  }

  /** Sends a text and returns the reply. */
  String sendAndReceive(String text) throws IOException {
    byte[] sent = text.getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(sent);
    byte[] reply = socket.getInputStream().readNBytes(sent.length);
    if (reply.length < sent.length) {
      throw new EOFException("the connection was closed");
    }
    return new String(reply, StandardCharsets.UTF_8);
  }

  /** Returns the certificate that the proxy served. */
  Certificate peerCertificate() throws IOException {
    return socket.getSession().getPeerCertificates()[0];
  }

  String protocol() {
    return socket.getSession().getProtocol();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static SSLContext context(X509Certificate ca, Optional<TestIdentity> identity)
      throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("ca", ca);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(identity), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyManager[] keys(Optional<TestIdentity> identity)
      throws GeneralSecurityException, IOException {
    if (identity.isEmpty()) {
      return new KeyManager[0];
    }
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "client",
        identity.get().privateKey(),
        new char[0],
        new Certificate[] {identity.get().certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, new char[0]);
    return keys.getKeyManagers();
  }
}
