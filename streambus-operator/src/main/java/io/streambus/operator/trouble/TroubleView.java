package io.streambus.operator.trouble;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerPod;
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
public record TroubleView(
    StatefulSet set,
    List<BrokerPod> pods,
    List<BrokerClaim> claims,
    OptionalInt leader,
    Instant now) {

  /** Copies the lists. */
  public TroubleView {
    pods = ImmutableList.copyOf(pods);
    claims = ImmutableList.copyOf(claims);
  }
}
