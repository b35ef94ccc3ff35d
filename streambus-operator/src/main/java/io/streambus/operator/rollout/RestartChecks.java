package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.rollout.scheduling.NodeCheck;
import java.util.Optional;

/**
 * Finds out what the restart of a broker depends on, one fact at a time. A fact may take a request,
 * during which the brokers may change, so the restart has to be decided again after each.
 */
final class RestartChecks {

  private final ReconcileEnvironment environment;
  private final NodeCheck nodes;
  private final RevisionTemplates templates;

  RestartChecks(ReconcileEnvironment environment, NodeCheck nodes, RevisionTemplates templates) {
    this.environment = environment;
    this.nodes = nodes;
    this.templates = templates;
  }

  /** The facts with one more that a decision depends on; empty if all of them are known. */
  Optional<RolloutFacts> next(RolloutDecision decision, RolloutContext context) {
    return decision instanceof RolloutDecision.Restart restart
        ? next(restart, context)
        : Optional.empty();
  }

  private Optional<RolloutFacts> next(RolloutDecision.Restart restart, RolloutContext context) {
    RolloutFacts facts = context.facts();
    if (facts.leader().isEmpty() && context.view(facts.leaderOrdinal()).dependsOnLeader(restart)) {
      return Optional.of(facts.with(environment.leader(context.goal().desired())));
    }
    return switch (restart.strategy()) {
      case IN_PLACE -> inPlace(context.pod(restart.ordinal()), context);
      case DELETE ->
          context.hasTerminatingClaim(restart.ordinal())
              ? Optional.empty()
              : nodeFit(context.pod(restart.ordinal()), context);
      case REPLACE_VOLUMES -> nodeFit(context.pod(restart.ordinal()), context);
    };
  }

  private Optional<RolloutFacts> inPlace(ClassifiedPod classifiedPod, RolloutContext context) {
    BrokerPod pod = classifiedPod.pod().orElseThrow();
    return context.facts().knowsInPlace(pod)
        ? Optional.empty()
        : Optional.of(
            context.facts().withInPlace(pod, templates.inPlaceObjection(pod, context.podTarget())));
  }

  /** A broker that serves no clients loses nothing if its new pod is unschedulable. */
  private Optional<RolloutFacts> nodeFit(ClassifiedPod pod, RolloutContext context) {
    return context.facts().nodeFit().isPresent()
            || !pod.view().mayServeClients()
            || context.overrides(RolloutPredicate.NO_NODE_FITS)
        ? Optional.empty()
        : Optional.of(context.facts().with(nodes.check(context.podTarget().podSpec())));
  }
}
