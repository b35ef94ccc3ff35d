package io.streambus.app.http;

import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTP over TLS 1.2 or later. */
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
  public List<ConnectionFactory> protocols(HttpConnectionFactory http) {
    var tls = new SslConnectionFactory(new CurrentContext(), http.getProtocol());
    // It would reject clients that use a name which the certificate does not have, such as the IP
    // address of the pod. Whether that is acceptable is for the client to decide.
    tls.setEnsureSecureRequestCustomizer(false);
    return List.of(tls, http);
  }

  private final class CurrentContext extends SslContextFactory.Server {

    CurrentContext() {
      setSslContext(contexts.get());
      setIncludeProtocols("TLSv1.3", "TLSv1.2");
    }

    @Override
    public SSLContext getSslContext() {
      return contexts.get();
    }
  }
}
