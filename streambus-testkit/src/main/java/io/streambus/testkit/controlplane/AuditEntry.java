package io.streambus.testkit.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One request to the API server. Strings that do not apply are empty: a request for a URL such as
 * {@code /version} has no resource, and a list across all namespaces has no namespace.
 *
 * @param user name of the user; for an impersonated request, the impersonating user
 * @param verb Kubernetes verb, such as {@code patch}, {@code list} or {@code watch}
 * @param group API group of the resource; empty for the core group
 * @param resource plural resource name, such as {@code pods}
 * @param subresource subresource, such as {@code status} or {@code eviction}
 * @param namespace namespace of the object
 * @param name name of the object
 * @param uid UID of the changed object; set only for changes and deletions of pods, claims,
 *     StatefulSets and StreamBusClusters
 * @param resourceVersion resource version after the change; set only for the same requests as
 *     {@code uid}
 * @param code HTTP status code
 * @param timestamp time when the response was complete; for a watch, when it started
 * @param userAgent value of the header {@code User-Agent}
 */
public record AuditEntry(
    String user,
    String verb,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    String uid,
    String resourceVersion,
    int code,
    Instant timestamp,
    String userAgent) {

  static AuditEntry of(JsonNode event) {
    JsonNode object = event.path("objectRef");
    return new AuditEntry(
        event.path("user").path("username").asText(),
        event.path("verb").asText(),
        object.path("apiGroup").asText(),
        object.path("resource").asText(),
        object.path("subresource").asText(),
        object.path("namespace").asText(),
        object.path("name").asText(),
        uid(event),
        event.path("responseObject").path("metadata").path("resourceVersion").asText(),
        event.path("responseStatus").path("code").asInt(),
        Instant.parse(event.path("stageTimestamp").asText()),
        event.path("userAgent").asText());
  }

  /**
   * An object that is deleted immediately is not in the response, but its UID is. That of an
   * evicted pod is only in the request, and only if the client names it as a precondition.
   */
  private static String uid(JsonNode event) {
    JsonNode eviction = event.path("requestObject").path("deleteOptions");
    if (!eviction.isMissingNode()) {
      boolean executed = eviction.path("dryRun").isEmpty();
      return executed ? eviction.path("preconditions").path("uid").asText() : "";
    }
    JsonNode response = event.path("responseObject");
    String uid = response.path("metadata").path("uid").asText();
    return uid.isEmpty() ? response.path("details").path("uid").asText() : uid;
  }

  /** {@return whether the request evicts a pod} */
  public boolean isEviction() {
    return subresource.equals("eviction");
  }

  /** {@return whether the request is a write, successful or not} */
  public boolean isWrite() {
    return switch (verb) {
      case "create", "update", "patch", "delete", "deletecollection" -> true;
      default -> false;
    };
  }
}
