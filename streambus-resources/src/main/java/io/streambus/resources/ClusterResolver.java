package io.streambus.resources;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.vocabulary.PauseLevel;
import io.streambus.resources.Resolution.Refused;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ImmutableBrokerCluster;
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
      return new Refused(problems);
    }
    StreamBusClusterSpec spec = SpecDefaults.specOf(cluster);
    BrokerCluster wanted = SpecDefaults.fill(cluster.getMetadata(), spec, inputs);
    List<NotEnforced> notEnforced =
        Capabilities.gaps(new Situation(spec, wanted.generation(), inputs.tenantsApi()));
    if (Asks.isTrue(spec.strict()) && !notEnforced.isEmpty()) {
      return new Refused(notEnforced.stream().map(NotEnforced::asProblem).toList());
    }
    Course course =
        CoursePlanner.plan(
            ScaleWish.of(cluster),
            inputs.inForce().map(InForce::raftLog),
            wanted.pause() == PauseLevel.NONE
                ? inputs.standing()
                : inputs.standing().during("work on the cluster is paused"));
    BrokerCluster kept =
        Membership.keep(wanted, course, inputs.inForce().flatMap(InForce::volumes));
    BrokerCluster wished =
        ImmutableBrokerCluster.copyOf(kept)
            .withTemplateWish(TemplateWish.of(cluster.getMetadata(), kept));
    BrokerCluster held =
        inputs
            .templateInForce()
            .map(inForce -> TemplateHold.keep(wished, cluster.getMetadata(), inForce))
            .orElse(wished);
    return new Resolved(held, course, Membership.changes(wanted, kept), notEnforced);
  }
}
