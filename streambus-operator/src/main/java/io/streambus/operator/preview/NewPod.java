package io.streambus.operator.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import java.time.Instant;
import java.util.List;

/** A pod that the StatefulSet controller has created, and that is ready. */
final class NewPod {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private NewPod() {}

  static BrokerPod of(StatefulSet set, int ordinal, String revision, String version, Instant now) {
    ObjectNode pod = NODES.objectNode();
    JsonNode template = StoredObjects.tree(set.getSpec().getTemplate());
    pod.put("apiVersion", "v1").put("kind", "Pod");
    pod.set("metadata", metadata(set, ordinal, template.path("metadata")));
    pod.withObjectProperty("metadata")
        .put("uid", "uid-of-" + version)
        .put("resourceVersion", version)
        .put("creationTimestamp", now.toString())
        .withObjectProperty("labels")
        .put(BrokerPod.REVISION_LABEL, revision);
    pod.set("spec", template.path("spec"));
    pod.set("status", status(template.path("spec").path("containers"), now));
    return PodReader.read(StoredObjects.read(pod, PartialPod.class))
        .orElseThrow(() -> new IllegalStateException("the pod template is not that of a broker"));
  }

  private static ObjectNode metadata(StatefulSet set, int ordinal, JsonNode template) {
    ObjectNode metadata =
        template instanceof ObjectNode some ? some.deepCopy() : NODES.objectNode();
    metadata.put("namespace", set.getMetadata().getNamespace());
    metadata.put("name", ClusterNames.pod(set.getMetadata().getName(), ordinal));
    metadata
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", set.getApiVersion())
        .put("kind", set.getKind())
        .put("name", set.getMetadata().getName())
        .put("uid", set.getMetadata().getUid())
        .put("controller", true);
    return metadata;
  }

  private static ObjectNode status(JsonNode containers, Instant now) {
    ObjectNode status = NODES.objectNode().put("phase", "Running");
    ArrayNode conditions = status.putArray("conditions");
    for (String type : List.of(BrokerPod.READY, BrokerPod.CONTAINERS_READY, BrokerPod.SCHEDULED)) {
      conditions
          .addObject()
          .put("type", type)
          .put("status", "True")
          .put("lastTransitionTime", now.toString());
    }
    ArrayNode statuses = status.putArray("containerStatuses");
    for (JsonNode container : containers) {
      ObjectNode running =
          statuses
              .addObject()
              .put("name", container.path("name").asText())
              .put("image", container.path("image").asText())
              .put("ready", true)
              .put("restartCount", 0);
      running.putObject("state").putObject("running").put("startedAt", now.toString());
    }
    return status;
  }
}
