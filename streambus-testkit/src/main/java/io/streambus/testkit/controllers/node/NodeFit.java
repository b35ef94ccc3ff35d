package io.streambus.testkit.controllers.node;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.NodeSpec;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAntiAffinity;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import io.streambus.testkit.controllers.decision.LabelRequirement;
import io.streambus.testkit.controllers.decision.LabelSelectors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pod fits a node. Of pod anti-affinity, only terms for single nodes count.
 *
 * @param others the pods on the node
 */
record NodeFit(Node node, Pod pod, List<Pod> others) {

  private static final String HOSTNAME = "kubernetes.io/hostname";

  /** Returns the reason of the scheduler; empty if the pod fits. */
  Optional<String> objection() {
    NodeSpec spec = Optional.ofNullable(node.getSpec()).orElseGet(NodeSpec::new);
    if (Boolean.TRUE.equals(spec.getUnschedulable())) {
      return Optional.of("node(s) were unschedulable");
    }
    if (!spec.getTaints().stream().allMatch(this::isTolerated)) {
      return Optional.of("node(s) had untolerated taint(s)");
    }
    if (!matchesSelector() || !matchesAffinity()) {
      return Optional.of("node(s) didn't match Pod's node affinity/selector");
    }
    if (isRepelled()) {
      return Optional.of("node(s) didn't match pod anti-affinity rules");
    }
    return missingResource().map(resource -> "Insufficient " + resource);
  }

  private boolean isTolerated(Taint taint) {
    return taint.getEffect().equals("PreferNoSchedule")
        || pod.getSpec().getTolerations().stream().anyMatch(each -> tolerates(each, taint));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    boolean exists = "Exists".equals(toleration.getOperator());
    boolean sameKey =
        toleration.getKey() == null ? exists : toleration.getKey().equals(taint.getKey());
    return sameKey
        && (toleration.getEffect() == null || toleration.getEffect().equals(taint.getEffect()))
        && (exists || value(toleration.getValue()).equals(value(taint.getValue())));
  }

  private static String value(@Nullable String value) {
    return value == null ? "" : value;
  }

  private boolean matchesSelector() {
    return Optional.ofNullable(pod.getSpec().getNodeSelector()).orElse(Map.of()).entrySet().stream()
        .allMatch(label -> label.getValue().equals(labels().get(label.getKey())));
  }

  private boolean matchesAffinity() {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getNodeAffinity)
        .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .map(required -> required.getNodeSelectorTerms().stream().anyMatch(this::matches))
        .orElse(true);
  }

  private boolean matches(NodeSelectorTerm term) {
    return term.getMatchExpressions().stream().allMatch(this::matches);
  }

  private boolean matches(NodeSelectorRequirement required) {
    return new LabelRequirement(required.getKey(), required.getOperator(), required.getValues())
        .isMetBy(labels());
  }

  private boolean isRepelled() {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getPodAntiAffinity)
        .map(PodAntiAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .orElse(List.of())
        .stream()
        .filter(term -> term.getTopologyKey().equals(HOSTNAME))
        .anyMatch(this::selectsOther);
  }

  private boolean selectsOther(PodAffinityTerm term) {
    LabelSelectors selector = new LabelSelectors(term.getLabelSelector());
    return others.stream()
        .filter(
            other -> other.getMetadata().getNamespace().equals(pod.getMetadata().getNamespace()))
        .anyMatch(selector::selects);
  }

  private Optional<String> missingResource() {
    Map<String, Quantity> allocatable =
        node.getStatus() == null || node.getStatus().getAllocatable() == null
            ? Map.of()
            : node.getStatus().getAllocatable();
    return allocatable.entrySet().stream()
        .filter(limit -> requested(limit.getKey()).compareTo(amount(limit.getValue())) > 0)
        .map(Map.Entry::getKey)
        .filter(resource -> requested(pod, resource).signum() > 0)
        .sorted()
        .findFirst();
  }

  private BigDecimal requested(String resource) {
    return others.stream()
        .map(other -> requested(other, resource))
        .reduce(requested(pod, resource), BigDecimal::add);
  }

  private static BigDecimal requested(Pod pod, String resource) {
    return pod.getSpec().getContainers().stream()
        .map(container -> requested(container, resource))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal requested(Container container, String resource) {
    return Optional.ofNullable(container.getResources())
        .map(resources -> resources.getRequests())
        .map(requests -> requests.get(resource))
        .map(NodeFit::amount)
        .orElse(BigDecimal.ZERO);
  }

  private static BigDecimal amount(Quantity quantity) {
    return quantity.getNumericalAmount();
  }

  private Map<String, String> labels() {
    return Optional.ofNullable(node.getMetadata().getLabels()).orElse(Map.of());
  }
}
