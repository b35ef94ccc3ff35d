package io.streambus.operator.resilience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Content of a namespace, without what differs between two runs with the same result: generated
 * names, versions, times and messages.
 */
record EndState(SortedMap<String, JsonNode> objects) {

  private static final JsonMapper MAPPER = JsonMapper.builder().findAndAddModules().build();

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          ConfigMap.class,
          PersistentVolumeClaim.class,
          Pod.class,
          PodDisruptionBudget.class,
          Service.class,
          ServiceAccount.class,
          StatefulSet.class);

  /** Fields that the server sets or that depend on the name of the namespace. */
  private static final Set<String> VARIABLE_FIELDS =
      Set.of(
          "uid",
          "resourceVersion",
          "generation",
          "managedFields",
          "generateName",
          "nodeName",
          "volumeName",
          "clusterIP",
          "clusterIPs",
          "currentRevision",
          "updateRevision",
          "controller-revision-hash",
          "targetRevision",
          "collisionCount",
          // The configuration contains the broker addresses; its checksum is in the template.
          "streambus.io/template",
          "streambus.io/template-base",
          "streambus.io/template-seal",
          // Updated several seconds after the pods become ready.
          "availableReplicas",
          "topology.kubernetes.io/region",
          "topology.kubernetes.io/zone",
          "message");

  static EndState of(KubernetesClient client, String namespace) {
    SortedMap<String, JsonNode> objects = new TreeMap<>();
    KINDS.forEach(
        kind ->
            client
                .resources(kind)
                .inNamespace(namespace)
                .withLabel(ClusterLabels.NAME, ClusterLabels.BROKER_NAME)
                .list()
                .getItems()
                .forEach(object -> put(object, namespace, objects)));
    client
        .resources(StreamBusCluster.class)
        .inNamespace(namespace)
        .list()
        .getItems()
        .forEach(object -> put(object, namespace, objects));
    return new EndState(objects);
  }

  /** Describes the objects that differ from the other state, with both versions. */
  List<String> differences(EndState other) {
    SortedSet<String> names = new TreeSet<>(objects.keySet());
    names.addAll(other.objects.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(objects.get(name), other.objects.get(name)))
        .map(name -> name + ": " + objects.get(name) + "\n not " + other.objects.get(name))
        .toList();
  }

  private static void put(HasMetadata object, String namespace, Map<String, JsonNode> objects) {
    ObjectNode tree = MAPPER.valueToTree(object);
    if (object instanceof Pod || object instanceof PersistentVolumeClaim) {
      reduceStatus(tree);
    }
    strip(tree);
    objects.put(
        object.getKind() + " " + object.getMetadata().getName(), withoutNamespace(tree, namespace));
  }

  /** Reduces the status to whether the pod is ready and the claim bound. */
  private static void reduceStatus(ObjectNode tree) {
    JsonNode status = tree.path("status");
    ObjectNode reduced = tree.putObject("status");
    reduced.set("phase", status.path("phase"));
    status
        .path("conditions")
        .forEach(
            condition -> {
              if (condition.path("type").asText().equals("Ready")) {
                reduced.set("ready", condition.path("status"));
              }
            });
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode map) {
      map.remove(VARIABLE_FIELDS);
      map.properties()
          .removeIf(
              field ->
                  field
                      .getKey()
                      .matches(".*([tT]ime|[tT]imestamp|[sS]ince|At|fingerprint|hash|checksum)"));
    }
    if (node instanceof ArrayNode list
        && list.size() > 0
        && list.get(0).has("type")
        && list.get(0).has("status")) {
      sort(list, "type");
    }
    // The StatefulSet controller adds the volumes of claims in no fixed order.
    if (node instanceof ArrayNode list && list.size() > 0 && list.get(0).has("name")) {
      sort(list, "name");
    }
    node.forEach(EndState::strip);
  }

  private static void sort(ArrayNode list, String key) {
    SortedMap<String, JsonNode> sorted = new TreeMap<>();
    // Two owners may have the same name.
    list.forEach(item -> sorted.put(item.path(key).asText() + item.path("kind").asText(), item));
    list.removeAll();
    sorted.values().forEach(list::add);
  }

  private static JsonNode withoutNamespace(JsonNode tree, String namespace) {
    try {
      return MAPPER.readTree(tree.toString().replace(namespace, "NAMESPACE"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
