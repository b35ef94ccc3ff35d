package io.streambus.resources.objects;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.BrokerCluster;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Annotations on the StatefulSet that tell who the members of the Raft log are. {@code
 * spec.replicas} does not: anybody may scale it, and scaling changes no membership.
 */
public final class MembershipAnnotations {

  /** Number of members. */
  public static final String MEMBERS = StreamBusCluster.GROUP + "/members";

  /** Number of the Raft log, from 1. */
  public static final String RAFT_GENERATION = StreamBusCluster.GROUP + "/raft-generation";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private MembershipAnnotations() {}

  static ImmutableMap<String, String> of(BrokerCluster cluster) {
    return ImmutableMap.of(
        MEMBERS, Integer.toString(cluster.replicas()),
        RAFT_GENERATION, Integer.toString(cluster.raftGeneration()));
  }

  /** Number of members; where the annotation is lost, the number of replicas. */
  public static int members(StatefulSet statefulSet) {
    return number(statefulSet, MEMBERS)
        .or(() -> Optional.ofNullable(statefulSet.getSpec().getReplicas()))
        .orElse(1);
  }

  /** Number of the Raft log; where the annotation is lost, 1. */
  public static int raftGeneration(StatefulSet statefulSet) {
    return number(statefulSet, RAFT_GENERATION).orElse(1);
  }

  private static Optional<Integer> number(StatefulSet statefulSet, String annotation) {
    Map<String, String> annotations = statefulSet.getMetadata().getAnnotations();
    return Optional.ofNullable(annotations)
        .map(all -> all.get(annotation))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf);
  }
}
