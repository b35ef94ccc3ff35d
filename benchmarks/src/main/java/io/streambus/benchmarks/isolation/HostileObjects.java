package io.streambus.benchmarks.isolation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.ClusterLabels;

/** Objects with the labels of the operator, which tenants create themselves. */
final class HostileObjects {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nearly the largest ConfigMap, and nearly the most annotations. */
  private static final int DATA = 1_040_000;

  private static final int ANNOTATIONS = 250_000;

  private static final int EVENT_MESSAGE = 1_000;

  private HostileObjects() {}

  /** A ConfigMap of one megabyte. */
  static ObjectNode configMap(String name) {
    ObjectNode object = object("v1", "ConfigMap", name);
    object.putObject("data").put("dump", "x".repeat(DATA));
    return object;
  }

  /** The pod of a broker whose cluster does not exist, with large annotations and a long name. */
  static ObjectNode pod(String cluster) {
    ObjectNode object = annotated(object("v1", "Pod", cluster + "-0"), cluster);
    ObjectNode container = object.putObject("spec").putArray("containers").addObject();
    container.put("name", "broker").put("image", "x".repeat(ANNOTATIONS));
    container.putArray("env").addObject().put("name", "N".repeat(60_000)).put("value", "");
    return object;
  }

  /** The claim of a broker whose cluster does not exist, with large annotations. */
  static ObjectNode claim(String cluster) {
    ObjectNode object =
        annotated(object("v1", "PersistentVolumeClaim", "data-" + cluster + "-0"), cluster);
    ObjectNode spec = object.putObject("spec");
    spec.put("storageClassName", "missing").putArray("accessModes").add("ReadWriteOnce");
    spec.putObject("resources").putObject("requests").put("storage", "1Gi");
    return object;
  }

  /** A StatefulSet with the name of a cluster, and an absurd number of members. */
  static ObjectNode statefulSet(String cluster) {
    ObjectNode object = annotated(object("apps/v1", "StatefulSet", cluster), cluster);
    ObjectNode metadata = object.withObject("/metadata");
    metadata.withObject("/annotations").put("streambus.io/members", "999999999");
    ObjectNode spec = object.putObject("spec").put("replicas", 0).put("serviceName", cluster);
    spec.putObject("selector").putObject("matchLabels").put("app", cluster);
    ObjectNode template = spec.putObject("template");
    template.putObject("metadata").putObject("labels").put("app", cluster);
    template
        .putObject("spec")
        .putArray("containers")
        .addObject()
        .put("name", "broker")
        .put("image", "broker");
    return object;
  }

  /** A Secret with two entries. */
  static ObjectNode secret(String name, String certificate, String key) {
    ObjectNode object = object("v1", "Secret", name);
    object.put("type", "Opaque").putObject("stringData").put("tls.crt", certificate);
    object.withObject("/stringData").put("tls.key", key);
    return object;
  }

  /** A warning about the StatefulSet of a cluster. */
  static ObjectNode event(String namespace, String name, String cluster) {
    ObjectNode object = object("v1", "Event", name);
    object.putObject("involvedObject").put("kind", "StatefulSet").put("name", cluster);
    object.withObject("/involvedObject").put("apiVersion", "apps/v1");
    object.withObject("/involvedObject").put("namespace", namespace);
    object.put("type", "Warning").put("reason", "FailedCreate");
    object.put("message", "\u202e".repeat(EVENT_MESSAGE));
    object.putObject("source").put("component", "statefulset-controller");
    return object;
  }

  /** A quota that permits no pods and no StatefulSets. */
  static ObjectNode quota() {
    ObjectNode object = object("v1", "ResourceQuota", "none");
    object.putObject("spec").putObject("hard").put("pods", "0").put("count/statefulsets.apps", "0");
    return object;
  }

  private static ObjectNode annotated(ObjectNode object, String cluster) {
    ObjectNode metadata = object.withObject("/metadata");
    metadata.withObject("/labels").put(ClusterLabels.INSTANCE, cluster);
    metadata.putObject("annotations").put("dump", "x".repeat(ANNOTATIONS));
    return object;
  }

  private static ObjectNode object(String version, String kind, String name) {
    ObjectNode object = JSON.createObjectNode().put("apiVersion", version).put("kind", kind);
    object
        .putObject("metadata")
        .put("name", name)
        .putObject("labels")
        .put(ClusterLabels.MANAGED_BY, ClusterLabels.OPERATOR);
    return object;
  }
}
