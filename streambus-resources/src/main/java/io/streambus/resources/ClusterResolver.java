package io.streambus.resources;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.values.PauseLevel;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.SpecDefaults;
import io.streambus.resources.enforcement.Capabilities;
import io.streambus.resources.enforcement.EnforcementContext;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.LifecyclePlanner;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.membership.Membership;
import io.streambus.resources.membership.ScaleRequest;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.podtemplate.TemplateInputs;
import io.streambus.resources.podtemplate.TemplateRetention;
import io.streambus.resources.validation.Problem;
import io.streambus.resources.validation.SpecRules;
import java.util.List;

/** Turns what a user wrote into a cluster that can be built, or tells every reason why not. */
public final class ClusterResolver {

  private ClusterResolver() {}

  /**
   * Fills defaults and checks rules. A pure function: equal arguments give equal results. It never
   * throws, whatever the resource holds.
   */
  public static Resolution resolve(StreamBusCluster cluster, ClusterInputs inputs) {
    List<Problem> problems = SpecRules.problems(cluster);
    if (!problems.isEmpty()) {
      return new Rejected(problems);
    }
    StreamBusClusterSpec spec = SpecDefaults.specOf(cluster);
    BrokerCluster wanted = SpecDefaults.fill(cluster.getMetadata(), spec, inputs);
    List<NotEnforced> notEnforced =
        Capabilities.gaps(new EnforcementContext(spec, wanted.featureLevel(), inputs.tenantsApi()));
    if (NonDefault.isTrue(spec.strict()) && !notEnforced.isEmpty()) {
      return new Rejected(notEnforced.stream().map(NotEnforced::asProblem).toList());
    }
    LifecycleState lifecycleState =
        LifecyclePlanner.plan(
            ScaleRequest.of(cluster),
            inputs.existingState().map(ExistingState::raftEpoch),
            wanted.pause() == PauseLevel.NONE
                ? inputs.observedMembership()
                : inputs.observedMembership().during("work on the cluster is paused"));
    BrokerCluster kept =
        Membership.retain(
            wanted, lifecycleState, inputs.existingState().flatMap(ExistingState::volumes));
    BrokerCluster wished =
        ImmutableBrokerCluster.copyOf(kept)
            .withTemplateInputs(TemplateInputs.of(cluster.getMetadata(), kept));
    BrokerCluster held =
        inputs
            .existingPodTemplate()
            .map(inForce -> TemplateRetention.retain(wished, cluster.getMetadata(), inForce))
            .orElse(wished);
    return new Resolved(held, lifecycleState, Membership.changes(wanted, kept), notEnforced);
  }
}
