package io.streambus.testkit.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.OptionalKind;

/** Converts objects to JSON trees and back, with the mapper of the Kubernetes client. */
final class ObjectCodec {

  private final KubernetesSerialization serialization = new KubernetesSerialization();

  ObjectCodec() {
    serialization.registerKubernetesResource(StreamBusCluster.class);
    for (OptionalKind kind : OptionalKind.values()) {
      serialization.registerKubernetesResource(kind.type());
    }
  }

  /** Adds a kind to those of which objects are read as their type. */
  void register(Class<? extends HasMetadata> type) {
    serialization.registerKubernetesResource(type);
  }

  ObjectNode tree(HasMetadata object) {
    return serialization.convertValue(object, ObjectNode.class);
  }

  <T extends HasMetadata> T object(ObjectNode tree, Class<T> type) {
    return serialization.convertValue(tree, type);
  }

  /** Parses YAML into a tree, including what the model of its kind cannot parse. */
  ObjectNode tree(String yaml) {
    return serialization.unmarshal(yaml, ObjectNode.class);
  }

  /** The model class for the kind of a tree. */
  Class<? extends HasMetadata> type(ObjectNode tree) {
    Class<?> type =
        serialization.getRegisteredKubernetesResource(
            tree.path("apiVersion").asText(), tree.path("kind").asText());
    return type == null ? GenericKubernetesResource.class : type.asSubclass(HasMetadata.class);
  }
}
