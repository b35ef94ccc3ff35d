package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import java.io.IOException;
import java.net.HttpURLConnection;

/**
 * Replaces whole lists of an object, and removes {@link ExclusiveFields}, so that it can be applied
 * again. Server-side apply uses the port number as the key, so a port whose number was edited
 * counts as an item of another manager: our port is added next to it, with a name that is already
 * in use.
 *
 * <p>The server records who sets a field in which way, and removes a field only if all of them
 * leave it out. It must therefore forget this request: the fields that it sets, and those that an
 * earlier version of the operator set in the same way, would never be removed.
 */
final class ListReplacement {

  private static final String MANAGER = ClusterLabels.OPERATOR + "-repair";
  private static final String QUERY = "?fieldManager=" + MANAGER;
  private static final String MERGE = "application/merge-patch+json";

  private static final int MAX_ATTEMPTS = 5;

  private static final String METADATA = "metadata";
  private static final String MANAGED_FIELDS = "managedFields";
  private static final String RESOURCE_VERSION = "resourceVersion";

  private static final JsonMapper MAPPER = ApiJson.mapper().build();

  private final KubernetesClient client;
  private final ApiHttp apiHttp;

  ListReplacement(KubernetesClient client) {
    this.client = client;
    this.apiHttp = new ApiHttp(client);
  }

  /**
   * Sends two requests, and two more for each conflict. Afterwards, the object has the desired
   * fields but not the new fingerprint: if it is not applied again, the next reconciliation does
   * it.
   *
   * @param object desired object; gets the resource version of the result if it has one
   */
  void run(HasMetadata object) {
    JsonNode replaced = patch(object, withoutFingerprint(object));
    JsonNode last = forgetPatches(object, replaced);
    if (object.getMetadata().getResourceVersion() != null) {
      object.getMetadata().setResourceVersion(last.path(RESOURCE_VERSION).asText());
    }
  }

  /** A controller often writes the status of an object that has just changed. */
  private JsonNode forgetPatches(HasMetadata object, JsonNode replaced) {
    JsonNode latest = replaced;
    for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        return patch(object, managers(latest));
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
          throw e;
        }
        // Changes nothing, and returns the metadata.
        latest = patch(object, MAPPER.createObjectNode());
      }
    }
    return patch(object, managers(latest));
  }

  private JsonNode withoutFingerprint(HasMetadata object) {
    try {
      JsonNode body = MAPPER.readTree(client.getKubernetesSerialization().asJson(object));
      if (body.at("/metadata/annotations") instanceof ObjectNode annotations) {
        annotations.remove(ClusterAnnotations.FINGERPRINT);
      }
      ExclusiveFields.remove(body);
      return body;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model of Kubernetes is not valid JSON", e);
    }
  }

  /** Leaves out the entries of patches by the operator. */
  private static JsonNode managers(JsonNode metadata) {
    ArrayNode remaining = MAPPER.createArrayNode();
    metadata
        .path(MANAGED_FIELDS)
        .forEach(
            entry -> {
              if (!isPatchOfOperator(entry)) {
                remaining.add(entry);
              }
            });
    if (remaining.isEmpty()) {
      // The server ignores an empty list.
      remaining.addObject();
    }
    ObjectNode body = MAPPER.createObjectNode();
    body.putObject(METADATA)
        .put("uid", metadata.path("uid").asText())
        .put(RESOURCE_VERSION, metadata.path(RESOURCE_VERSION).asText())
        .set(MANAGED_FIELDS, remaining);
    return body;
  }

  private static boolean isPatchOfOperator(JsonNode entry) {
    String manager = entry.path("manager").asText();
    return manager.equals(MANAGER)
        || (manager.equals(ClusterLabels.OPERATOR)
            && entry.path("operation").asText().equals("Update")
            && entry.path("subresource").asText().isEmpty());
  }

  private JsonNode patch(HasMetadata object, JsonNode body) {
    String path = ApiHttp.path(object) + QUERY;
    try {
      return MAPPER
          .readTree(
              apiHttp.send(
                  new ApiHttp.Request("PATCH", path, MERGE, PartialResponseWrites.METADATA_ONLY),
                  body))
          .path(METADATA);
    } catch (IOException e) {
      throw new KubernetesClientException("the response has no metadata", e);
    }
  }
}
