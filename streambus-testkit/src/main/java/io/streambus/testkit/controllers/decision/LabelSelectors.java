package io.streambus.testkit.controllers.decision;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A label selector, which selects everything if it is empty and nothing if it is missing. */
public record LabelSelectors(@Nullable LabelSelector selector) {

  /** Whether the selector selects an object. */
  public boolean selects(HasMetadata object) {
    Map<String, String> labels =
        Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    return selector != null
        && Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of()).entrySet().stream()
            .allMatch(label -> label.getValue().equals(labels.get(label.getKey())))
        && selector.getMatchExpressions().stream()
            .allMatch(each -> requirement(each).isMetBy(labels));
  }

  private static LabelRequirement requirement(LabelSelectorRequirement required) {
    return new LabelRequirement(required.getKey(), required.getOperator(), required.getValues());
  }
}
