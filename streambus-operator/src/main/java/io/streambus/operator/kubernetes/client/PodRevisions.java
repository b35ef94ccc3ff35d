package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.ObjectKey;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Reads the ControllerRevisions of StatefulSets. */
final class PodRevisions {

  private static final String API = "apps/v1";
  private static final String PLURAL = "controllerrevisions";

  /** The StatefulSet controller stores a patch that replaces the template. */
  private static final String PATCH_DIRECTIVE = "$patch";

  private static final JsonMapper MAPPER = ApiJson.mapper().build();

  private final KubernetesClient client;

  PodRevisions(KubernetesClient client) {
    this.client = client;
  }

  /** Reads a template; empty if the revision does not exist or must not be read. */
  Optional<PodTemplateSpec> podTemplate(String namespace, String revision) {
    ObjectKey key = new ObjectKey("ControllerRevision", namespace, revision);
    try {
      return template(Strings.nullToEmpty(client.raw("/" + ApiHttp.path(API, PLURAL, key))));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return Optional.empty();
      }
      throw new KubernetesUnavailableException("read " + key, e);
    }
  }

  /** The client returns null, here an empty text, if the object does not exist. */
  private Optional<PodTemplateSpec> template(String revision) {
    try {
      JsonNode template = MAPPER.readTree(revision).at("/data/spec/template");
      if (!(template instanceof ObjectNode fields)) {
        return Optional.empty();
      }
      fields.remove(PATCH_DIRECTIVE);
      return Optional.of(
              client.getKubernetesSerialization().convertValue(fields, PodTemplateSpec.class))
          .filter(spec -> spec.getSpec() != null);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Anyone who may create revisions can store anything.
      return Optional.empty();
    }
  }
}
