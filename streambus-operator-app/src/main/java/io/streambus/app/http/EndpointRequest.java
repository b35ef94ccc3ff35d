package io.streambus.app.http;

import java.util.Optional;

/**
 * A request without a body.
 *
 * @param method HTTP method
 * @param path path without the query
 * @param authorization value of the header {@code Authorization}
 */
public record EndpointRequest(String method, String path, Optional<String> authorization) {

  boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
