package io.streambus.app.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one request of a connection and its response. */
record Exchange(
    Socket accepted, Transport transport, Map<String, Endpoint> paths, Connections connections)
    implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Exchange.class);

  @Override
  public void run() {
    try {
      Socket socket = transport.wrap(accepted);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Optional<EndpointRequest> request = new RequestReader(in).read();
      connections.extend(accepted, ServerLimits.RESPONSE_TIME);
      boolean head = request.filter(EndpointRequest::isHead).isPresent();
      send(response(request), head, socket.getOutputStream());
      awaitClient(socket, in);
    } catch (IOException e) {
      // The client, its deadline or a newer connection closed this one.
      log.atDebug().addKeyValue("error", e.getMessage()).log("Connection ended early");
    } finally {
      connections.remove(accepted);
    }
  }

  private EndpointResponse response(Optional<EndpointRequest> request) {
    try {
      return request.map(this::response).orElseGet(EndpointResponse::badRequest);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("Cannot respond to an HTTP request");
      return EndpointResponse.internalError();
    }
  }

  private EndpointResponse response(EndpointRequest request) {
    Endpoint endpoint = paths.get(request.path());
    if (endpoint == null) {
      return EndpointResponse.notFound();
    }
    return request.isRead() ? endpoint.respond(request) : EndpointResponse.methodNotAllowed();
  }

  private static void send(EndpointResponse response, boolean head, OutputStream out)
      throws IOException {
    out.write(response.head().getBytes(StandardCharsets.US_ASCII));
    if (!head) {
      response.writeTo(out);
    }
    out.flush();
  }

  /** Closing a socket with unread data would discard the response that the client has not read. */
  private void awaitClient(Socket socket, InputStream in) throws IOException {
    socket.shutdownOutput();
    connections.extend(accepted, ServerLimits.LINGER_TIME);
    in.transferTo(OutputStream.nullOutputStream());
  }
}
