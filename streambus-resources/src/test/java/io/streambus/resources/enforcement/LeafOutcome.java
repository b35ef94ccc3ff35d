package io.streambus.resources.enforcement;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.LifecyclePlanner;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.membership.ObservedMembership.ClaimEpoch;
import io.streambus.resources.membership.ScaleRequest;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.model.Tls;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Complete outcome of resolving a spec.
 *
 * @param objects objects in Kubernetes, including the configuration file
 * @param actions actions other than writing objects: requests to brokers, metrics, certificates,
 *     deletion of claims, warnings
 * @param problems why the spec is rejected
 * @param notEnforced what is reported as not enforced
 */
record LeafOutcome(
    String objects, List<Object> actions, List<Problem> problems, List<NotEnforced> notEnforced) {

  private static final RaftEpoch OTHER_SIZE = new RaftEpoch(1, 99);

  private static final ObservedMembership RUNNING =
      new ObservedMembership(
          ObservedMembership.PodsState.RUNNING,
          Optional.empty(),
          false,
          Optional.empty(),
          List.of(new ClaimEpoch(0, Optional.empty())),
          List.of());

  static LeafOutcome of(StreamBusCluster cluster) {
    ClusterInputs inputs =
        ClusterInputs.builder()
            .addAvailableKinds(OptionalKind.values())
            .operatorPods(new OperatorPods("streambus-system", ImmutableMap.of()))
            // A rejection would hide whether the field has another effect.
            .podPolicy(PodPolicy.of(PodSecurityLevel.PRIVILEGED))
            .build();
    Resolution resolution = ClusterResolver.resolve(cluster, inputs);
    if (resolution instanceof Rejected rejected) {
      return new LeafOutcome("", List.of(), rejected.problems(), List.of());
    }
    var resolved = (Resolved) resolution;
    return new LeafOutcome(
        DesiredResources.of(resolved.cluster()).asYaml(),
        actions(cluster, resolved.cluster()),
        List.of(),
        resolved.notEnforced());
  }

  private static List<Object> actions(StreamBusCluster requested, BrokerCluster cluster) {
    return List.of(
        LifecyclePlanner.plan(ScaleRequest.of(requested), Optional.of(OTHER_SIZE), RUNNING),
        cluster.tenancy(),
        cluster.metrics(),
        cluster.rollout(),
        cluster.claimRetention(),
        cluster.tls().enabled().map(Tls.Enabled::certificate),
        cluster.tls().enabled().map(Tls.Enabled::expiryWarning));
  }
}
