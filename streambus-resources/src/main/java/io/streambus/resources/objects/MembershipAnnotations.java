package io.streambus.resources.objects;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.model.RaftEpoch;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Annotations that record the members of the Raft epoch. {@code spec.replicas} of the StatefulSet
 * cannot serve that purpose, because any client can scale it without changing the membership. The
 * annotations are set on the StatefulSet and on the ConfigMap, so that they survive the deletion of
 * either, and on the claims of Raft volumes, which outlive both.
 */
public final class MembershipAnnotations {

  /** Number of members. */
  public static final String MEMBERS = StreamBusCluster.GROUP + "/members";

  /** Number of the Raft epoch, starting at 1. */
  public static final String RAFT_EPOCH = StreamBusCluster.GROUP + "/raft-epoch";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private MembershipAnnotations() {}

  /** Returns the annotations that record an epoch. */
  public static ImmutableMap<String, String> of(RaftEpoch epoch) {
    return ImmutableMap.of(
        MEMBERS, Integer.toString(epoch.members()),
        RAFT_EPOCH, Integer.toString(epoch.number()));
  }

  /**
   * Returns the number of members; empty without a valid annotation. Any client that may patch the
   * object can set the annotation, so a number that no cluster can have is not valid.
   */
  public static Optional<Integer> members(HasMetadata object) {
    return members(annotations(object));
  }

  /** Returns the number of the Raft epoch; empty without a valid annotation. */
  public static Optional<Integer> raftEpochNumber(HasMetadata object) {
    return number(annotations(object), RAFT_EPOCH);
  }

  /** Returns the epoch recorded on an object; empty if one of its annotations is missing. */
  public static Optional<RaftEpoch> raftEpoch(HasMetadata object) {
    return raftEpoch(annotations(object));
  }

  /** Returns the epoch recorded in annotations; empty if one of them is missing. */
  public static Optional<RaftEpoch> raftEpoch(Map<String, String> annotations) {
    return number(annotations, RAFT_EPOCH)
        .flatMap(number -> members(annotations).map(members -> new RaftEpoch(number, members)));
  }

  private static Optional<Integer> members(Map<String, String> annotations) {
    return number(annotations, MEMBERS).filter(RaftEpoch::canHave);
  }

  private static Map<String, String> annotations(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations()).orElseGet(Map::of);
  }

  private static Optional<Integer> number(Map<String, String> annotations, String annotation) {
    return Optional.ofNullable(annotations.get(annotation))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf);
  }
}
