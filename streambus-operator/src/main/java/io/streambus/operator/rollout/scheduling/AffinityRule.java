package io.streambus.operator.rollout.scheduling;

import com.google.common.primitives.Longs;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Checks the required node affinity of a pod: a node must match all parts of any term. */
final class AffinityRule {

  private static final FitFailure MISMATCH =
      new FitFailure(
          "does not match the required node affinity", "do not match the required node affinity");

  private final Optional<List<NodeSelectorTerm>> terms;

  AffinityRule(PodSpec pod) {
    this.terms =
        Optional.ofNullable(pod.getAffinity())
            .map(Affinity::getNodeAffinity)
            .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
            .map(NodeSelector::getNodeSelectorTerms);
  }

  Optional<FitFailure> fitFailure(ClusterNode node) {
    return terms
        .filter(any -> any.stream().noneMatch(term -> matches(term, node)))
        .map(none -> MISMATCH);
  }

  /** An empty term matches no node. */
  private static boolean matches(NodeSelectorTerm term, ClusterNode node) {
    List<NodeSelectorRequirement> labels = term.getMatchExpressions();
    List<NodeSelectorRequirement> fields = term.getMatchFields();
    return !(labels.isEmpty() && fields.isEmpty())
        && labels.stream()
            .allMatch(requirement -> matches(requirement, node.labels().get(requirement.getKey())))
        && fields.stream().allMatch(requirement -> matchesField(requirement, node));
  }

  /** Kubernetes supports only the field {@code metadata.name}; other fields match. */
  private static boolean matchesField(NodeSelectorRequirement requirement, ClusterNode node) {
    return !requirement.getKey().equals("metadata.name") || matches(requirement, node.name());
  }

  private static boolean matches(NodeSelectorRequirement requirement, @Nullable String actual) {
    List<String> values = requirement.getValues();
    return switch (requirement.getOperator()) {
      case "In" -> actual != null && values.contains(actual);
      case "NotIn" -> actual == null || !values.contains(actual);
      case "Exists" -> actual != null;
      case "DoesNotExist" -> actual == null;
      case "Gt" -> compares(actual, values, (value, bound) -> value > bound);
      case "Lt" -> compares(actual, values, (value, bound) -> value < bound);
      // An operator that is newer than this rule may match.
      default -> true;
    };
  }

  private static boolean compares(
      @Nullable String actual, List<String> values, BiPredicate<Long, Long> comparison) {
    Long number = actual == null ? null : Longs.tryParse(actual);
    Long bound = values.size() == 1 ? Longs.tryParse(values.get(0)) : null;
    return number != null && bound != null && comparison.test(number, bound);
  }
}
