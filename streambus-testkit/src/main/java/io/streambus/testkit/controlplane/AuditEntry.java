package io.streambus.testkit.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One request to the API server. Strings that do not apply are empty: a request for a URL such as
 * {@code /version} has no resource, a list of all namespaces has no namespace.
 *
 * @param user the name of the user, after impersonation that of the user who impersonates
 * @param verb the verb of Kubernetes, such as {@code patch}, {@code list} or {@code watch}
 * @param resource the plural, such as {@code pods}; {@code group} tells whose
 * @param uid which object was changed; known of changes and deletions of brokers, claims,
 *     StatefulSets and StreamBusClusters alone
 * @param resourceVersion what the change brought the object to; known of the same
 * @param code the HTTP status
 * @param at when the answer was complete; for a watch, when it began
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
    Instant at,
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
        uid(event.path("responseObject")),
        event.path("responseObject").path("metadata").path("resourceVersion").asText(),
        event.path("responseStatus").path("code").asInt(),
        Instant.parse(event.path("stageTimestamp").asText()),
        event.path("userAgent").asText());
  }

  /** An object that is gone at once is not in the answer, but its uid is. */
  private static String uid(JsonNode answer) {
    String uid = answer.path("metadata").path("uid").asText();
    return uid.isEmpty() ? answer.path("details").path("uid").asText() : uid;
  }

  /** Whether the request asks for a change, whatever came of it. */
  public boolean isWrite() {
    return switch (verb) {
      case "create", "update", "patch", "delete", "deletecollection" -> true;
      default -> false;
    };
  }
}
