package io.streambus.resources.objects;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.RaftEpoch;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Annotations that tell who the members of the Raft log are. {@code spec.replicas} of the
 * StatefulSet does not: anybody may scale it, and scaling changes no membership. They stand on the
 * StatefulSet and on the ConfigMap, so that neither of them can be deleted with that knowledge, and
 * on the claims of Raft volumes, which outlive both.
 */
public final class MembershipAnnotations {

  /** Number of members. */
  public static final String MEMBERS = StreamBusCluster.GROUP + "/members";

  /** Number of the Raft log, from 1. */
  public static final String RAFT_GENERATION = StreamBusCluster.GROUP + "/raft-generation";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private MembershipAnnotations() {}

  /** The annotations that tell of a log. */
  public static ImmutableMap<String, String> of(RaftEpoch log) {
    return ImmutableMap.of(
        MEMBERS, Integer.toString(log.members()),
        RAFT_GENERATION, Integer.toString(log.number()));
  }

  /** Number of members; empty where the annotation is lost. */
  public static Optional<Integer> members(HasMetadata object) {
    return number(all(object), MEMBERS);
  }

  /** Number of the Raft log; empty where the annotation is lost. */
  public static Optional<Integer> raftEpochNumber(HasMetadata object) {
    return number(all(object), RAFT_GENERATION);
  }

  /** The log that an object tells of; empty where one of its annotations is lost. */
  public static Optional<RaftEpoch> log(HasMetadata object) {
    return log(all(object));
  }

  /** The log that annotations tell of; empty where one of them is missing. */
  public static Optional<RaftEpoch> log(Map<String, String> annotations) {
    return number(annotations, RAFT_GENERATION)
        .flatMap(
            generation ->
                number(annotations, MEMBERS).map(members -> new RaftEpoch(generation, members)));
  }

  private static Map<String, String> all(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).orElseGet(Map::of);
  }

  private static Optional<Integer> number(Map<String, String> annotations, String annotation) {
    return Optional.ofNullable(annotations.get(annotation))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf);
  }
}
