package io.streambus.resources;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.values.PauseLevel;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.defaults.NonDefault;
import io.streambus.resources.defaults.SpecDefaults;
import io.streambus.resources.enforcement.Capabilities;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.LifecyclePlanner;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.membership.Membership;
import io.streambus.resources.membership.ScaleRequest;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.PodTemplates;
import io.streambus.resources.podsecurity.PodPolicyRules;
import io.streambus.resources.podtemplate.TemplateRetention;
import io.streambus.resources.validation.Problem;
import io.streambus.resources.validation.SpecRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resolves a custom resource to a cluster that can be built, or reports every problem of the spec.
 */
public final class ClusterResolver {

  private ClusterResolver() {}

  /**
   * Validates the spec and fills in defaults. A pure function: equal arguments give equal results.
   * Never throws, whatever the resource contains.
   *
   * @param cluster the custom resource
   * @param inputs what the result depends on besides the spec
   * @return the cluster, or all problems of its spec
   */
  public static Resolution resolve(StreamBusCluster cluster, ClusterInputs inputs) {
    List<Problem> problems = SpecRules.problems(cluster);
    if (!problems.isEmpty()) {
      return new Rejected(problems);
    }
    StreamBusClusterSpec spec = SpecDefaults.specOf(cluster);
    BrokerCluster desired = SpecDefaults.apply(cluster.getMetadata(), spec, inputs);
    List<NotEnforced> notEnforced = Capabilities.gaps(spec, desired, inputs.tenantsApi());
    LifecycleState lifecycleState =
        LifecyclePlanner.plan(
            ScaleRequest.of(cluster),
            inputs.existingState().flatMap(ExistingState::raftEpoch),
            desired.pause() == PauseLevel.NONE
                ? inputs.observedMembership()
                : inputs.observedMembership().whilePaused("reconciliation is paused"));
    BrokerCluster withMembers =
        Membership.retain(
            desired,
            lifecycleState,
            inputs.existingState().flatMap(ExistingState::claimTemplates),
            inputs.observedNetwork());
    PodTemplateSpec template = PodTemplates.build(withMembers);
    // What running brokers still have does not violate the policy, but what the spec requests.
    PodTemplateSpec requested =
        withMembers.networkRetained() ? PodTemplates.build(desired) : template;
    List<Problem> denied =
        Stream.concat(
                strict(spec, notEnforced),
                PodPolicyRules.problems(desired, requested, inputs.podPolicy()).stream())
            .toList();
    if (!denied.isEmpty()) {
      return new Rejected(denied);
    }
    return new Resolved(
        new TemplateRetention(cluster.getMetadata(), withMembers, template)
            .retain(inputs.existingPodTemplate(), inputs.podPolicy()),
        lifecycleState,
        Membership.blockedChanges(desired, withMembers),
        notEnforced);
  }

  /** Returns what a strict spec requests in vain. */
  private static Stream<Problem> strict(StreamBusClusterSpec spec, List<NotEnforced> notEnforced) {
    return NonDefault.isTrue(spec.strict())
        ? notEnforced.stream().map(NotEnforced::asProblem)
        : Stream.empty();
  }
}
