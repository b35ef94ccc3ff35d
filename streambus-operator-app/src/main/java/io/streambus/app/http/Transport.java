package io.streambus.app.http;

import java.util.List;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** What a server and its clients send HTTP over. */
@FunctionalInterface
public interface Transport {

  /** Returns the protocols of a connection, the outermost first and the given one last. */
  List<ConnectionFactory> protocols(HttpConnectionFactory http);

  /** Returns the transport without encryption. */
  static Transport plain() {
    return List::of;
  }
}
