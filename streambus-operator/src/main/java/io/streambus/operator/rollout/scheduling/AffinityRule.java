package io.streambus.operator.rollout.scheduling;

import com.google.common.primitives.Longs;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.streambus.operator.kubernetes.ClusterNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which nodes the required node affinity of a pod allows: any of its terms, with all its parts. */
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

  /** A term without parts matches nothing. */
  private static boolean matches(NodeSelectorTerm term, ClusterNode node) {
    List<NodeSelectorRequirement> labels = term.getMatchExpressions();
    List<NodeSelectorRequirement> fields = term.getMatchFields();
    return !(labels.isEmpty() && fields.isEmpty())
        && labels.stream().allMatch(part -> matches(part, node.labels().get(part.getKey())))
        && fields.stream().allMatch(part -> matchesField(part, node));
  }

  /** The name is the only field that there is so far. */
  private static boolean matchesField(NodeSelectorRequirement part, ClusterNode node) {
    return !part.getKey().equals("metadata.name") || matches(part, node.name());
  }

  private static boolean matches(NodeSelectorRequirement part, @Nullable String found) {
    List<String> values = part.getValues();
    return switch (part.getOperator()) {
      case "In" -> found != null && values.contains(found);
      case "NotIn" -> found == null || !values.contains(found);
      case "Exists" -> found != null;
      case "DoesNotExist" -> found == null;
      case "Gt" -> compares(found, values, (one, other) -> one > other);
      case "Lt" -> compares(found, values, (one, other) -> one < other);
      // One that is newer than this rule may well match.
      default -> true;
    };
  }

  private static boolean compares(
      @Nullable String found, List<String> values, BiPredicate<Long, Long> comparison) {
    Long number = found == null ? null : Longs.tryParse(found);
    Long bound = values.size() == 1 ? Longs.tryParse(values.get(0)) : null;
    return number != null && bound != null && comparison.test(number, bound);
  }
}
