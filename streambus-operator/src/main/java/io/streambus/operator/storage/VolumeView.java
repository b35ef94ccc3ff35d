package io.streambus.operator.storage;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.resources.model.BrokerCluster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a plan for volumes is made from.
 *
 * @param cluster what is wanted
 * @param made when the cluster was made; older claims are of a former one of its name
 * @param hold what must be over before the StatefulSet may go, as far as others know of it; a
 *     sentence that goes on after "once"
 * @param set the StatefulSet, where there is one
 * @param pods of the brokers
 * @param claims of the brokers, also of those that were removed
 */
record VolumeView(
    BrokerCluster cluster,
    Instant made,
    Optional<String> hold,
    Optional<StatefulSet> set,
    List<BrokerPod> pods,
    List<BrokerClaim> claims) {

  /** Copies the lists. */
  VolumeView {
    pods = ImmutableList.copyOf(pods);
    claims = ImmutableList.copyOf(claims);
  }

  /** A claim that is there and stays. */
  Optional<BrokerClaim> claim(String template, int ordinal) {
    return claims.stream()
        .filter(claim -> claim.template().equals(template) && claim.ordinal() == ordinal)
        .filter(claim -> !claim.terminating())
        .findFirst();
  }

  /** A pod that is there and stays. */
  Optional<BrokerPod> pod(int ordinal) {
    return pods.stream().filter(pod -> pod.ordinal() == ordinal && !pod.terminating()).findFirst();
  }
}
