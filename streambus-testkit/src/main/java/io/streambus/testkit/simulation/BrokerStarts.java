package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.model.BrokerPaths;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.testkit.controllers.statefulset.PodNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives from the changes of a store which brokers were started, and with which Raft epoch and
 * claim.
 */
final class BrokerStarts {

  private static final Pattern EPOCH =
      Pattern.compile(Pattern.quote(BrokerPaths.RAFT) + "/epoch-(\\d+)");
  private static final Pattern PEER = Pattern.compile("(?m)^\\s*- \"?\\d+:");

  private final String cluster;
  private final Map<ObjectKey, HasMetadata> objects = new LinkedHashMap<>();
  private final Map<ObjectKey, RaftEpoch> running = new LinkedHashMap<>();
  private final List<BrokerStart> starts = new ArrayList<>();

  private BrokerStarts(String cluster) {
    this.cluster = cluster;
  }

  static List<BrokerStart> of(String namespace, String cluster, List<ObjectChange> changes) {
    BrokerStarts starts = new BrokerStarts(cluster);
    changes.stream()
        .filter(change -> namespace.equals(change.latest().getMetadata().getNamespace()))
        .forEach(starts::track);
    return List.copyOf(starts.starts);
  }

  private void track(ObjectChange change) {
    ObjectKey key = ObjectKey.of(change.latest());
    change.after().ifPresentOrElse(now -> objects.put(key, now), () -> objects.remove(key));
    if (change.latest() instanceof Pod pod && belongsToCluster(pod)) {
      if (change.before().isEmpty()) {
        start(key, pod);
      } else if (change.after().isEmpty()) {
        running.remove(key);
      }
    }
  }

  private boolean belongsToCluster(Pod pod) {
    return cluster.equals(pod.getMetadata().getLabels().get(ClusterLabels.INSTANCE));
  }

  private void start(ObjectKey key, Pod pod) {
    RaftEpoch epoch = raftEpoch(key.namespace());
    int ordinal = PodNames.ordinal(pod);
    ObjectKey claim =
        new ObjectKey(
            HasMetadata.getKind(PersistentVolumeClaim.class),
            key.namespace(),
            ClusterNames.claim(BrokerVolumes.RAFT, cluster, ordinal));
    starts.add(new BrokerStart(key.name(), uid(claim), epoch, List.copyOf(running.values())));
    running.put(key, epoch);
  }

  private String uid(ObjectKey claim) {
    return get(claim).getMetadata().getUid();
  }

  private RaftEpoch raftEpoch(String namespace) {
    ObjectKey key =
        new ObjectKey(
            HasMetadata.getKind(ConfigMap.class), namespace, ClusterNames.configMap(cluster));
    String file = ((ConfigMap) get(key)).getData().getOrDefault(BrokerPaths.CONFIG_FILE, "");
    Matcher epoch = EPOCH.matcher(file);
    if (!epoch.find()) {
      throw new IllegalStateException("no Raft directory in: " + file);
    }
    return new RaftEpoch(
        Integer.parseInt(epoch.group(1)), (int) PEER.matcher(file).results().count());
  }

  private HasMetadata get(ObjectKey key) {
    HasMetadata found = objects.get(key);
    if (found == null) {
      throw new IllegalStateException("pod was started before creation of " + key);
    }
    return found;
  }
}
