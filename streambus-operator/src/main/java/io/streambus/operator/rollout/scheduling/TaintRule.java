package io.streambus.operator.rollout.scheduling;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Checks the taints of a node against the tolerations of a pod. */
final class TaintRule {

  private static final Taint CORDON =
      new TaintBuilder()
          .withKey("node.kubernetes.io/unschedulable")
          .withEffect("NoSchedule")
          .build();

  private static final Set<String> BLOCKING_EFFECTS = Set.of("NoSchedule", "NoExecute");

  /** Taints that every pod tolerates for some minutes, as the API server adds tolerations. */
  private static final Set<String> TOLERATED_BY_DEFAULT =
      Set.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

  private final ImmutableList<Toleration> tolerations;
  private final ImmutableSet<String> requested;

  /**
   * Creates the rule for the pods of a template.
   *
   * @param requested names of requested resources; an API server may add tolerations for taints
   *     with these names
   */
  TaintRule(PodSpec pod, Set<String> requested) {
    this.tolerations = ImmutableList.copyOf(pod.getTolerations());
    this.requested = ImmutableSet.copyOf(requested);
  }

  Optional<FitFailure> fitFailure(ClusterNode node) {
    if (node.cordoned() && !isTolerated(CORDON)) {
      return Optional.of(FitFailure.CORDONED);
    }
    return node.taints().stream()
        .filter(taint -> BLOCKING_EFFECTS.contains(taint.getEffect()))
        .filter(taint -> !isTolerated(taint))
        .findFirst()
        .map(taint -> FitFailure.has("the taint " + text(taint)));
  }

  private boolean isTolerated(Taint taint) {
    return requested.contains(taint.getKey())
        || (TOLERATED_BY_DEFAULT.contains(taint.getKey()) && taint.getEffect().equals("NoExecute"))
        || tolerations.stream().anyMatch(toleration -> matches(toleration, taint));
  }

  /** An operator that is newer than this rule may match. */
  private static boolean matches(Toleration toleration, Taint taint) {
    String operator = Strings.nullToEmpty(toleration.getOperator());
    return matchesOrEmpty(toleration.getEffect(), taint.getEffect())
        && matchesOrEmpty(toleration.getKey(), taint.getKey())
        && (!(operator.isEmpty() || operator.equals("Equal"))
            || Objects.equals(
                Strings.nullToEmpty(toleration.getValue()), Strings.nullToEmpty(taint.getValue())));
  }

  private static boolean matchesOrEmpty(String expected, String actual) {
    return Strings.isNullOrEmpty(expected) || expected.equals(actual);
  }

  private static String text(Taint taint) {
    String value = Strings.nullToEmpty(taint.getValue());
    return taint.getKey() + (value.isEmpty() ? "" : "=" + value) + ":" + taint.getEffect();
  }
}
