package io.streambus.app.http;

import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** What a server and its clients send HTTP over. */
@FunctionalInterface
public interface Transport {

  /** Returns the protocols of a connection, the outermost first and the given one last. */
  List<ConnectionFactory> protocols(HttpConnectionFactory http);

  /** Returns the transport without encryption. */
  static Transport plain() {
    return List::of;
  }

  /**
   * Returns TLS 1.2 or later.
   *
   * @param contexts called for each connection, so that a renewed certificate takes effect
   */
  static Transport tls(Supplier<SSLContext> contexts) {
    return http -> {
      var tls = new SslConnectionFactory(current(contexts), http.getProtocol());
      // It would reject clients that use a name which the certificate does not have, such as the IP
      // address of the pod. Whether that is acceptable is for the client to decide.
      tls.setEnsureSecureRequestCustomizer(false);
      return List.of(tls, http);
    };
  }

  private static SslContextFactory.Server current(Supplier<SSLContext> contexts) {
    var current =
        new SslContextFactory.Server() {
          @Override
          public SSLContext getSslContext() {
            return contexts.get();
          }
        };
    current.setSslContext(contexts.get());
    current.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return current;
  }
}
