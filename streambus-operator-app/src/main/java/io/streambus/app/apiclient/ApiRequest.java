package io.streambus.app.apiclient;

import java.net.URI;

/**
 * What a request to the Kubernetes API does.
 *
 * @param verb the verb of Kubernetes, such as {@code list}; {@code other} for other HTTP methods
 * @param kind the plural of the kind, such as {@code pods}, with its subresource if there is one,
 *     such as {@code streambusclusters/status}; {@code other} for requests of no resource, such as
 *     the version of the API server
 */
record ApiRequest(String verb, String kind) {

  private static final String OTHER = "other";

  /** Segments before the first one of the resource. */
  private static final int CORE_PREFIX = 2;

  private static final int GROUP_PREFIX = 3;
  private static final int NAMESPACE_PREFIX = 2;

  /**
   * Classifies a request. Neither the namespace nor the name of an object is part of the result.
   *
   * @param uri address of the request; its path begins with that of the API server
   * @param root length of the path of the API server, including its last slash
   */
  static ApiRequest of(String method, URI uri, int root) {
    String path = uri.getRawPath();
    int resource = resource(path, root);
    if (resource == 0 || resource == path.length()) {
      return new ApiRequest(method.equals("GET") ? "get" : OTHER, OTHER);
    }
    int name = skip(path, resource, 1);
    int subresource = skip(path, name, 1);
    String plural = segment(path, resource);
    return new ApiRequest(
        verb(method, uri.getRawQuery(), name > 0),
        subresource > 0 ? plural + "/" + segment(path, subresource) : plural);
  }

  private static String verb(String method, String query, boolean named) {
    return switch (method) {
      case "GET" -> {
        if (query != null && query.contains("watch=true")) {
          yield "watch";
        }
        yield named ? "get" : "list";
      }
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> OTHER;
    };
  }

  /** Returns the start of the plural; 0 if the path is not that of a resource. */
  private static int resource(String path, int root) {
    int start = 0;
    if (path.startsWith("api/", root)) {
      start = skip(path, root, CORE_PREFIX);
    } else if (path.startsWith("apis/", root)) {
      start = skip(path, root, GROUP_PREFIX);
    }
    int namespaced =
        path.startsWith("namespaces/", start) ? skip(path, start, NAMESPACE_PREFIX) : 0;
    return namespaced > 0 && !isSubresourceOfNamespace(path, namespaced) ? namespaced : start;
  }

  private static boolean isSubresourceOfNamespace(String path, int start) {
    String segment = segment(path, start);
    return segment.equals("status") || segment.equals("finalize");
  }

  /** Returns the start of a later segment; 0 if there is none. */
  private static int skip(String path, int start, int segments) {
    int position = start;
    for (int i = 0; i < segments && position > 0; i++) {
      position = path.indexOf('/', position) + 1;
    }
    return position;
  }

  private static String segment(String path, int start) {
    int end = path.indexOf('/', start);
    return path.substring(start, end < 0 ? path.length() : end);
  }
}
