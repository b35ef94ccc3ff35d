package io.streambus.app.http;

/** Responds to the requests of a path. */
@FunctionalInterface
public interface Endpoint {

  /** Returns the response to a GET or HEAD request. The server omits the body for HEAD. */
  EndpointResponse respond(EndpointRequest request);
}
