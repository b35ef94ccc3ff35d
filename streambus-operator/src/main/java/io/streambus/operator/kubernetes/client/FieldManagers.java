package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.ClusterLabels;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads {@code metadata.managedFields} of an object, which informers drop to save memory. The
 * server records there which field manager changed the object when.
 */
final class FieldManagers {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final KubernetesClient client;

  FieldManagers(KubernetesClient client) {
    this.client = client;
  }

  /** Returns who, other than the operator, changed an object last. The client reads 404 as null. */
  String otherWriter(HasMetadata object) {
    try {
      return latest(MAPPER.readTree(Strings.nullToEmpty(client.raw("/" + ApiHttp.path(object)))))
          .map("the field manager %s"::formatted)
          .orElse(
              "another client with the field manager %s, such as a second installation,"
                  .formatted(ClusterLabels.OPERATOR));
    } catch (KubernetesClientException | JsonProcessingException e) {
      return "an unknown client (cannot read metadata.managedFields: %s)".formatted(e.getMessage());
    }
  }

  /** Controllers that only write the status do not count. */
  private static Optional<String> latest(JsonNode object) {
    return StreamSupport.stream(object.path("metadata").path("managedFields").spliterator(), false)
        .filter(entry -> !entry.path("manager").asText().equals(ClusterLabels.OPERATOR))
        .filter(entry -> entry.path("subresource").asText().isEmpty())
        .max(Comparator.comparing(entry -> entry.path("time").asText()))
        .map(entry -> entry.path("manager").asText());
  }
}
