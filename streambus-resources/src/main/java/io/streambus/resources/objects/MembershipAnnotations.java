package io.streambus.resources.objects;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.BrokerCluster;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Annotations that tell who the members of the Raft log are. {@code spec.replicas} of the
 * StatefulSet does not: anybody may scale it, and scaling changes no membership. They stand on the
 * StatefulSet and on the ConfigMap, so that neither of them can be deleted with that knowledge.
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

  /** Number of members; empty where the annotation is lost. */
  public static Optional<Integer> members(HasMetadata object) {
    return number(object, MEMBERS);
  }

  /** Number of the Raft log; empty where the annotation is lost. */
  public static Optional<Integer> raftGeneration(HasMetadata object) {
    return number(object, RAFT_GENERATION);
  }

  private static Optional<Integer> number(HasMetadata object, String annotation) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return Optional.ofNullable(annotations)
        .map(all -> all.get(annotation))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf);
  }
}
