package io.streambus.operator.preview;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The copy of a cluster that a preview changes, and what has happened to it. */
final class PreviewState {

  private final String statefulSetName;
  private final List<String> strayPods;
  private final Map<ObjectKey, HasMetadata> objects = new LinkedHashMap<>();
  private final SortedMap<Integer, BrokerPod> pods = new TreeMap<>();
  private final Map<String, BrokerClaim> claims = new TreeMap<>();
  private final Map<String, Secret> secrets = new HashMap<>();
  private final List<PreviewAction> actions = new ArrayList<>();
  private Optional<StreamBusClusterStatus> status;
  private long versions;

  PreviewState(ClusterSnapshot live) {
    statefulSetName = ClusterNames.statefulSet(live.name());
    strayPods = live.strayPods();
    // The status of StatefulSets is changed in place.
    live.objects().forEach(object -> objects.put(ObjectKey.of(object), StoredObjects.copy(object)));
    live.pods().forEach(pod -> pods.put(pod.ordinal(), pod));
    live.claims().forEach(claim -> claims.put(claim.name(), claim));
    status = live.previousStatus();
  }

  Map<ObjectKey, HasMetadata> objects() {
    return objects;
  }

  SortedMap<Integer, BrokerPod> pods() {
    return pods;
  }

  List<String> strayPods() {
    return strayPods;
  }

  /** By name. */
  Map<String, BrokerClaim> claims() {
    return claims;
  }

  /** The Secrets that the operator has written, by name. */
  Map<String, Secret> secrets() {
    return secrets;
  }

  Optional<StatefulSet> statefulSet() {
    return objects.values().stream()
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .filter(set -> set.getMetadata().getName().equals(statefulSetName))
        .findFirst();
  }

  Optional<StreamBusClusterStatus> status() {
    return status;
  }

  void setStatus(StreamBusClusterStatus written) {
    status = Optional.of(written);
  }

  List<PreviewAction> actions() {
    return actions;
  }

  void add(PreviewAction action) {
    actions.add(action);
  }

  /** Returns a resource version that nothing has had before, and counts a change. */
  String nextVersion() {
    return "preview-" + ++versions;
  }

  /** Returns how many changes there were. */
  long changes() {
    return versions;
  }

  ObjectVersion next(ObjectVersion version) {
    return new ObjectVersion(version.key(), version.uid(), nextVersion());
  }
}
