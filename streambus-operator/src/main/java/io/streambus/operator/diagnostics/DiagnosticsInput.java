package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Observed state that the brokers of a cluster are diagnosed from.
 *
 * @param statefulSet the current StatefulSet
 * @param pods pods of the brokers
 * @param claims PersistentVolumeClaims of the brokers
 * @param leader ordinal of the leader, if known
 * @param now the current time
 */
public record DiagnosticsInput(
    StatefulSet statefulSet,
    List<BrokerPod> pods,
    List<BrokerClaim> claims,
    OptionalInt leader,
    Instant now) {

  /** Copies the lists. */
  public DiagnosticsInput {
    pods = ImmutableList.copyOf(pods);
    claims = ImmutableList.copyOf(claims);
  }
}
