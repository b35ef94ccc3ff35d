package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.StreamBusCluster;
import java.util.Objects;

/** Whether a change of a cluster is one by a user. A status, which only we write, is none. */
public final class ClusterUpdateFilter {

  private ClusterUpdateFilter() {}

  public static boolean isNew(StreamBusCluster now, StreamBusCluster before) {
    ObjectMeta next = now.getMetadata();
    ObjectMeta last = before.getMetadata();
    return !Objects.equals(next.getGeneration(), last.getGeneration())
        || !Objects.equals(next.getAnnotations(), last.getAnnotations())
        || !Objects.equals(next.getDeletionTimestamp(), last.getDeletionTimestamp())
        || !Objects.equals(next.getUid(), last.getUid());
  }
}
