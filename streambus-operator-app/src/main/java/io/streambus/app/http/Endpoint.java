package io.streambus.app.http;

import java.util.Optional;

/** Responds to the requests of a path. */
@FunctionalInterface
public interface Endpoint {

  /** Returns the response to a GET or HEAD request. The server omits the body for HEAD. */
  EndpointResponse respond(EndpointRequest request);

  /**
   * A request without a body.
   *
   * @param method HTTP method
   * @param path path without the query
   * @param authorization value of the header {@code Authorization}
   */
  record EndpointRequest(String method, String path, Optional<String> authorization) {

    boolean isRead() {
      return method.equals("GET") || method.equals("HEAD");
    }
  }
}
