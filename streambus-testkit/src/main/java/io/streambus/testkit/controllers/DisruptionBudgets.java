package io.streambus.testkit.controllers;

import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatusBuilder;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.LabelSelectors;
import io.streambus.testkit.controllers.decision.Owners;
import io.streambus.testkit.controllers.decision.PodConditions;
import io.streambus.testkit.controllers.decision.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides as the API server and the disruption controller do how many pods of a PodDisruptionBudget
 * may be evicted.
 */
public final class DisruptionBudgets implements Controller {

  private static final String SEVERAL =
      "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
          + " support.";

  @Override
  public List<Write> decide(ClusterState state) {
    return state.list(PodDisruptionBudget.class).stream()
        .flatMap(budget -> decide(state, budget).stream())
        .toList();
  }

  private static Optional<Write> decide(ClusterState state, PodDisruptionBudget budget) {
    PodDisruptionBudgetStatus status = status(state, budget);
    if (status.equals(budget.getStatus())) {
      return Optional.empty();
    }
    PodDisruptionBudget copy = Copies.of(budget);
    copy.setStatus(status);
    return Optional.of(new Write.UpdateStatus(copy));
  }

  // spotless:off
  private static PodDisruptionBudgetStatus status(ClusterState state, PodDisruptionBudget budget) {
    List<Pod> pods = pods(state, budget);
    Map<String, String> disrupted = disrupted(budget, pods);
    int healthy = healthy(pods.stream().filter(pod -> !disrupted.containsKey(pod.getMetadata().getName())).toList());
    int expected = expected(state, pods);
    int required = required(budget.getSpec(), expected);
    return new PodDisruptionBudgetStatusBuilder(
            Optional.ofNullable(budget.getStatus()).orElseGet(PodDisruptionBudgetStatus::new))
        .withObservedGeneration(budget.getMetadata().getGeneration())
        .withExpectedPods(expected)
        .withCurrentHealthy(healthy)
        .withDesiredHealthy(required)
        .withDisruptedPods(disrupted)
        .withDisruptionsAllowed(expected == 0 ? 0 : Math.max(0, healthy - required))
        .build();
  }
  // spotless:on

  /** The pods that the API server evicted, but that are not terminating yet. */
  private static Map<String, String> disrupted(PodDisruptionBudget budget, List<Pod> pods) {
    Set<String> present =
        pods.stream()
            .filter(pod -> !pod.isMarkedForDeletion())
            .map(pod -> pod.getMetadata().getName())
            .collect(Collectors.toSet());
    return budget.getStatus() == null || budget.getStatus().getDisruptedPods() == null
        ? Map.of()
        : Maps.filterKeys(budget.getStatus().getDisruptedPods(), present::contains);
  }

  /** Returns why a pod must not be evicted; empty if it may be. */
  public static Optional<String> objection(ClusterState state, Pod pod) {
    List<PodDisruptionBudget> budgets =
        state.listBeside(pod, PodDisruptionBudget.class).stream()
            .filter(budget -> selects(budget, pod))
            .toList();
    return budgets.size() > 1
        ? Optional.of(SEVERAL)
        : budgets.stream().findFirst().flatMap(budget -> objection(state, budget, pod));
  }

  /** A pod that is not ready may be evicted if enough others are. */
  private static Optional<String> objection(
      ClusterState state, PodDisruptionBudget budget, Pod evicted) {
    List<Pod> pods = pods(state, budget);
    int healthy = healthy(pods);
    int required = required(budget.getSpec(), expected(state, pods));
    boolean permitted =
        new PodConditions(evicted).isReady() ? healthy > required : healthy >= required;
    return permitted
        ? Optional.empty()
        : Optional.of(
            "Cannot evict pod as it would violate the pod's disruption budget. The disruption"
                + " budget %s needs %d healthy pods and has %d currently"
                    .formatted(budget.getMetadata().getName(), required, healthy));
  }

  private static List<Pod> pods(ClusterState state, PodDisruptionBudget budget) {
    return state.listBeside(budget, Pod.class).stream()
        .filter(pod -> selects(budget, pod))
        .toList();
  }

  private static boolean selects(PodDisruptionBudget budget, Pod pod) {
    return new LabelSelectors(budget.getSpec().getSelector()).selects(pod);
  }

  private static int healthy(List<Pod> pods) {
    return (int)
        pods.stream()
            .filter(pod -> new PodConditions(pod).isReady() && !pod.isMarkedForDeletion())
            .count();
  }

  /** The desired number of pods of their StatefulSets. */
  private static int expected(ClusterState state, List<Pod> pods) {
    return state.list(StatefulSet.class).stream()
        .filter(set -> pods.stream().anyMatch(pod -> new Owners(pod).contains(set)))
        .mapToInt(set -> set.getSpec().getReplicas())
        .sum();
  }

  private static int required(PodDisruptionBudgetSpec spec, int expected) {
    return spec.getMaxUnavailable() == null
        ? count(spec.getMinAvailable(), expected)
        : Math.max(0, expected - count(spec.getMaxUnavailable(), expected));
  }

  /** Percentages are rounded up. */
  private static int count(IntOrString value, int expected) {
    return value.getStrVal() == null
        ? value.getIntVal()
        : (int) Math.ceil(Integer.parseInt(value.getStrVal().replace("%", "")) * expected / 100.0);
  }
}
