package io.streambus.operator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.objects.MembershipAnnotations;
import io.streambus.resources.objects.RestartAnnotations;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** What the objects of a cluster retain from its past on purpose. Everything else is compared. */
final class RetainedState {

  /**
   * Digests that depend on the UID of the cluster or on the number of the Raft epoch, and names of
   * revisions. Their sources are compared.
   */
  private static final Pattern DIGEST =
      Pattern.compile("(?<!sha256:)\\b[0-9a-f]{64}\\b|(?<=\\bdemo-)[0-9a-f]{10}\\b");

  /** Each change of the number of brokers creates an epoch, with directories of its own. */
  private static final Pattern EPOCH =
      Pattern.compile("(?<=/epoch-)[0-9]+|(?<=streambus.io/raft-epoch: \")[0-9]+");

  private static final String TLS = "demo-tls";

  private RetainedState() {}

  static String maskedText(String yaml) {
    return EPOCH.matcher(DIGEST.matcher(yaml).replaceAll("DIGEST")).replaceAll("EPOCH");
  }

  static void remove(SortedMap<String, JsonNode> objects) {
    // The history of the pod template.
    objects.keySet().removeIf(key -> key.startsWith("ControllerRevision "));
    objects.keySet().removeIf(key -> isClaimOfRemovedBroker(key, objects));
    objects.keySet().removeIf(key -> isUnusedSecret(key, objects));
    objects.entrySet().removeIf(entry -> isOrphan(entry.getKey(), entry.getValue()));
    objects.forEach((key, object) -> remove(key.substring(0, key.indexOf(' ')), object));
  }

  /** Its messages are kept for a broker that is added again. */
  private static boolean isClaimOfRemovedBroker(String key, Map<String, JsonNode> objects) {
    return key.startsWith("PersistentVolumeClaim ")
        && !objects.containsKey("Pod default/" + key.substring(key.indexOf("-demo-") + 1));
  }

  /** Keys and certificates are kept for the case that TLS is enabled again. */
  private static boolean isUnusedSecret(String key, Map<String, JsonNode> objects) {
    return key.startsWith("Secret ")
        && objects.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("StatefulSet "))
            .noneMatch(entry -> entry.getValue().findValuesAsText("secretName").contains(TLS));
  }

  /**
   * What the cluster does not need is deleted only if it is known as an object of the cluster: not
   * without its labels, and not if a cluster that was deleted without its objects left it.
   */
  private static boolean isOrphan(String key, JsonNode object) {
    return !key.startsWith("PersistentVolumeClaim ")
        && !key.startsWith(StreamBusCluster.KIND + " ")
        && (object.at("/metadata/ownerReferences").isEmpty()
            || object.at("/metadata/labels").isMissingNode());
  }

  private static void remove(String kind, JsonNode object) {
    switch (kind) {
      case "Pod" -> removeFromPod(object);
      case "PersistentVolumeClaim" -> removeMembers(object);
      case "ConfigMap" -> removeRestarts(object);
      case "StatefulSet" -> removeFromStatefulSet(object);
      case "Secret" -> removeValues(object);
      case StreamBusCluster.KIND -> removeCertificate(object);
      default -> {}
    }
  }

  private static void removeFromStatefulSet(JsonNode set) {
    removeRestarts(set.at("/spec/template"));
    // A copy of the template.
    annotations(set).remove("streambus.io/template");
    // Depends on when the pods became ready.
    ((ObjectNode) set).withObject("/status").remove("availableReplicas");
    // Claim templates are immutable.
    set.at("/spec/volumeClaimTemplates").forEach(RetainedState::removeMembers);
  }

  /** Nothing restarts when the cluster loses its restart annotation. */
  private static void removeRestarts(JsonNode object) {
    annotations(object).remove(RestartAnnotations.KEYS);
  }

  /** Keys are random. */
  private static void removeValues(JsonNode secret) {
    ObjectNode data = ((ObjectNode) secret).withObject("/data");
    data.fieldNames().forEachRemaining(name -> data.put(name, "RANDOM"));
  }

  private static void removeCertificate(JsonNode cluster) {
    if (cluster.at("/status/certificate") instanceof ObjectNode certificate) {
      certificate.remove(List.of("issuer", "notBefore", "notAfter"));
    }
  }

  private static void removeFromPod(JsonNode pod) {
    removeRestarts(pod);
    // What others change is corrected when the pod restarts.
    annotations(pod).remove(ObjectEdits.POD_ANNOTATIONS);
    pod.at("/status/containerStatuses")
        .forEach(container -> ((ObjectNode) container).remove("restartCount"));
    // An owner keeps the pod while its StatefulSet is replaced.
    if (pod.at("/metadata/ownerReferences") instanceof ArrayNode owners) {
      for (int i = owners.size() - 1; i >= 0; i--) {
        if (owners.get(i).path("kind").asText().equals(StreamBusCluster.KIND)) {
          owners.remove(i);
        }
      }
    }
  }

  /** The number of members when the broker was added. */
  private static void removeMembers(JsonNode claim) {
    annotations(claim).remove(MembershipAnnotations.MEMBERS);
  }

  private static ObjectNode annotations(JsonNode object) {
    return ((ObjectNode) object).withObject("/metadata/annotations");
  }
}
