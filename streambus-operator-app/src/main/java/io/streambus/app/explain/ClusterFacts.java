package io.streambus.app.explain;

import com.google.common.collect.ImmutableList;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.List;

/**
 * What a user can read about a cluster.
 *
 * @param cluster the custom resource
 * @param pods pods of the brokers, by ordinal
 * @param problems why brokers are not ready
 * @param pending problems that may resolve themselves, because they are new
 * @param events events about the cluster and its objects, latest last
 * @param operator the operator
 * @param unreadable what could not be read, and why
 * @param time when it was read
 */
public record ClusterFacts(
    StoredCluster cluster,
    List<BrokerPod> pods,
    Diagnoses problems,
    Diagnoses pending,
    List<ClusterEvent> events,
    OperatorState operator,
    List<String> unreadable,
    Instant time) {

  /** Copies the lists. */
  public ClusterFacts {
    pods = ImmutableList.copyOf(pods);
    events = ImmutableList.copyOf(events);
    unreadable = ImmutableList.copyOf(unreadable);
  }
}
