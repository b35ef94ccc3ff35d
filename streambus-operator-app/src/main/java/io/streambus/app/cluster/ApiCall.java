package io.streambus.app.cluster;

import java.util.Optional;

/**
 * What a request does, for messages about its failure.
 *
 * @param verb verb of the permission, such as {@code list}
 * @param type type of the objects
 * @param namespace namespace; empty for all namespaces
 */
record ApiCall(String verb, ResourceType type, Optional<String> namespace) {

  /** Whether the request may have had an effect although its response was not received. */
  boolean isWrite() {
    return !verb.equals("get") && !verb.equals("list");
  }

  /** Such as {@code list pods in namespace default}. */
  @Override
  public String toString() {
    return "%s %s in %s"
        .formatted(verb, type, namespace.map(name -> "namespace " + name).orElse("all namespaces"));
  }

  /** The command that tells whether the permission exists. */
  String check() {
    return "kubectl auth can-i %s %s %s"
        .formatted(verb, type, namespace.map(name -> "-n " + name).orElse("--all-namespaces"));
  }
}
