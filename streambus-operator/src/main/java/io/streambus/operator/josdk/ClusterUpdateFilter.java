package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.StreamBusCluster;
import java.util.Objects;

/** Lets through user changes of clusters, but not status updates, which only we write. */
public final class ClusterUpdateFilter {

  private ClusterUpdateFilter() {}

  public static boolean isRelevant(StreamBusCluster now, StreamBusCluster before) {
    ObjectMeta current = now.getMetadata();
    ObjectMeta previous = before.getMetadata();
    return !Objects.equals(current.getGeneration(), previous.getGeneration())
        || !Objects.equals(current.getAnnotations(), previous.getAnnotations())
        || !Objects.equals(current.getDeletionTimestamp(), previous.getDeletionTimestamp())
        || !Objects.equals(current.getUid(), previous.getUid());
  }
}
