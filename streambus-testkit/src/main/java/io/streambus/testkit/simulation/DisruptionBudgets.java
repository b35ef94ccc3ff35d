package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides as the API server and the disruption controller do whether the PodDisruptionBudgets of a
 * pod permit its eviction. Supports the labels of a selector, but not its expressions.
 */
final class DisruptionBudgets {

  private static final String SEVERAL =
      "This pod has more than one PodDisruptionBudget, which the eviction subresource does not"
          + " support.";

  private final ObjectStore store;

  DisruptionBudgets(ObjectStore store) {
    this.store = store;
  }

  /** Returns why a pod must not be evicted; empty if it may be. */
  Optional<String> objection(Pod pod) {
    List<PodDisruptionBudget> budgets =
        all(PodDisruptionBudget.class, pod).filter(budget -> selects(budget, pod)).toList();
    if (budgets.size() > 1) {
      return Optional.of(SEVERAL);
    }
    return budgets.stream().findFirst().flatMap(budget -> objection(budget, pod));
  }

  /** A pod that is not ready may be evicted if enough others are. */
  private Optional<String> objection(PodDisruptionBudget budget, Pod evicted) {
    List<Pod> pods = all(Pod.class, evicted).filter(pod -> selects(budget, pod)).toList();
    long healthy =
        pods.stream().filter(pod -> Kubelet.isReady(pod) && !pod.isMarkedForDeletion()).count();
    long required = required(budget.getSpec(), expected(pods));
    boolean permitted = Kubelet.isReady(evicted) ? healthy > required : healthy >= required;
    return permitted
        ? Optional.empty()
        : Optional.of(
            "Cannot evict pod as it would violate the pod's disruption budget. The disruption"
                + " budget %s needs %d healthy pods and has %d currently"
                    .formatted(budget.getMetadata().getName(), required, healthy));
  }

  /** The desired number of pods of their StatefulSets. */
  private int expected(List<Pod> pods) {
    return store
        .all()
        .map(StoredObject::object)
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .filter(
            set ->
                pods.stream()
                    .anyMatch(
                        pod -> pod.getOwnerReferenceFor(set.getMetadata().getUid()).isPresent()))
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

  private static boolean selects(PodDisruptionBudget budget, Pod pod) {
    Map<String, String> selector = budget.getSpec().getSelector().getMatchLabels();
    return pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet());
  }

  private <T> Stream<T> all(Class<T> kind, Pod sameNamespace) {
    return store
        .all()
        .map(StoredObject::object)
        .filter(kind::isInstance)
        .filter(
            object ->
                object
                    .getMetadata()
                    .getNamespace()
                    .equals(sameNamespace.getMetadata().getNamespace()))
        .map(kind::cast);
  }
}
