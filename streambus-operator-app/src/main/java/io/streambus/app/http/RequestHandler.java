package io.streambus.app.http;

import io.streambus.app.http.Endpoint.EndpointRequest;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Responds to GET and HEAD requests of a fixed set of paths. */
final class RequestHandler extends Handler.Abstract {

  private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

  private final Map<String, Endpoint> paths;
  private final Connections connections;

  RequestHandler(Map<String, Endpoint> paths, Connections connections) {
    this.paths = Map.copyOf(paths);
    this.connections = connections;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    connections.awaitResponse(request.getConnectionMetaData().getConnection().getEndPoint());
    respond(
            new EndpointRequest(
                request.getMethod(),
                Request.getPathInContext(request),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))))
        .send(response, callback);
    return true;
  }

  private EndpointResponse respond(EndpointRequest request) {
    Endpoint endpoint = paths.get(request.path());
    if (endpoint == null) {
      return EndpointResponse.notFound();
    }
    if (!request.isRead()) {
      return EndpointResponse.methodNotAllowed();
    }
    try {
      return endpoint.respond(request);
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("Cannot respond to an HTTP request");
      return EndpointResponse.internalError();
    }
  }
}
