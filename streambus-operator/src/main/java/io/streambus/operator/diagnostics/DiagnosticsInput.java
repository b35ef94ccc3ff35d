package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is known of the brokers of a cluster.
 *
 * @param set the StatefulSet as it is now
 * @param pods of the brokers
 * @param claims of the brokers
 * @param leader ordinal of the broker that leads
 * @param now the time
 */
public record DiagnosticsInput(
    StatefulSet set,
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
