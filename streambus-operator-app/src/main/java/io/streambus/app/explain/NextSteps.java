package io.streambus.app.explain;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.RolloutStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.PauseLevel;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.UserCommands;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the next step of a user: that of the first thing that holds the cluster up, in the order in
 * which the operator works.
 *
 * @param commands commands for the Kubernetes cluster of the facts
 */
public record NextSteps(ClusterFacts facts, UserCommands commands) {

  /** A command in a message of the operator, such as {@code see kubectl logs ... --previous}. */
  private static final Pattern COMMAND = Pattern.compile("see (kubectl [a-z]+) ([^;:()]+)");

  private static final Pattern NAMESPACE = Pattern.compile("\\s*-n \\S+");

  /** Returns the next step; empty if nothing is to do. */
  public Optional<NextStep> find() {
    return deleted()
        .or(this::unobserved)
        .or(this::paused)
        .or(this::stalled)
        .or(this::hibernated)
        .or(this::broker)
        .or(this::blockedRollout)
        .or(this::waiting);
  }

  /** Whatever its status says, the operator does not start its brokers any more. */
  private Optional<NextStep> deleted() {
    List<String> finalizers =
        Objects.requireNonNullElse(cluster().cluster().getMetadata().getFinalizers(), List.of());
    return cluster().isBeingDeleted()
        ? Optional.of(
            NextStep.of(
                "the cluster is being deleted, and waits for its finalizers: "
                    + (finalizers.isEmpty() ? "none" : String.join(", ", finalizers)),
                commands.kubectl("get", "streambuscluster " + cluster().name() + " -o yaml")))
        : Optional.empty();
  }

  private Optional<NextStep> unobserved() {
    if (cluster().isObserved()) {
      return Optional.empty();
    }
    if (facts.operator() instanceof OperatorState.Missing missing) {
      return Optional.of(
          NextStep.of(
              "no operator has reconciled this cluster, and namespace %s has none; install it, or find it"
                  .formatted(missing.namespace()),
              "kubectl get deployments --all-namespaces -l %s=%s"
                  .formatted(ClusterLabels.NAME, ClusterLabels.OPERATOR)));
    }
    if (facts.operator() instanceof OperatorState.Found found) {
      return Optional.of(unobservedBy(found));
    }
    return Optional.of(
        NextStep.of(
            "the operator has not reconciled the current spec; ask an administrator whether it"
                + " runs"));
  }

  private static NextStep unobservedBy(OperatorState.Found operator) {
    String logs =
        "kubectl logs -n %s deployment/%s".formatted(operator.namespace(), operator.name());
    return operator.readyReplicas() == 0
        ? NextStep.of(
            "no replica of the operator is ready; find out why",
            "kubectl get pods -n %s -l %s=%s"
                .formatted(operator.namespace(), ClusterLabels.NAME, ClusterLabels.OPERATOR),
            logs)
        : NextStep.of(
            "the operator has not reconciled the current spec; if that takes more than seconds,"
                + " check its log, and whether it watches this namespace",
            logs);
  }

  private Optional<NextStep> paused() {
    return cluster()
        .annotation(ClusterAnnotations.PAUSE_RECONCILIATION)
        .filter(level -> !level.equals(PauseLevel.NONE.value()))
        .filter(level -> cluster().is(ConditionType.PAUSED) && !isReady())
        .map(
            level ->
                NextStep.of(
                    "changes are waiting because a user paused the cluster; to continue",
                    commands.streambus("resume", cluster().name())));
  }

  private Optional<NextStep> stalled() {
    return cluster()
        .condition(ConditionType.STALLED)
        .filter(stalled -> stalled.status().equals("True"))
        .map(stalled -> new StalledSteps(cluster(), commands).of(stalled));
  }

  private Optional<NextStep> hibernated() {
    return cluster().is(ConditionType.HIBERNATED)
        ? Optional.of(
            NextStep.of(
                "no broker runs, because a user hibernated the cluster; to start them",
                commands.streambus("wake", cluster().name())))
        : Optional.empty();
  }

  /** The problem of a broker. Its message contains the remedy. */
  private Optional<NextStep> broker() {
    return facts.problems().messages().stream()
        .findFirst()
        .map(
            problem -> NextStep.of(problem.text(), command(problem.text(), problem.pods().get(0))));
  }

  private String command(String message, String pod) {
    Matcher command = COMMAND.matcher(message);
    if (command.find()) {
      return commands.kubectl(
          command.group(1).substring("kubectl ".length()),
          NAMESPACE.matcher(command.group(2)).replaceAll("").strip());
    }
    boolean exists = facts.pods().stream().anyMatch(each -> each.name().equals(pod));
    return exists
        ? commands.kubectl("describe", "pod " + pod)
        : commands.kubectl("describe", "statefulset " + cluster().name());
  }

  private Optional<NextStep> blockedRollout() {
    return cluster()
        .status()
        .rollout()
        .flatMap(RolloutStatus::blockedBy)
        .map(block -> new PredicateSteps(cluster(), commands).of(block));
  }

  private Optional<NextStep> waiting() {
    return isReady()
        ? Optional.empty()
        : Optional.of(
            NextStep.of(
                "nothing is known to be wrong; wait, and follow the status",
                commands.streambus("status", cluster().name() + " --watch")));
  }

  private boolean isReady() {
    return cluster().is(ConditionType.READY);
  }

  private StoredCluster cluster() {
    return facts.cluster();
  }
}
