package io.streambus.operator.status;

import io.streambus.api.ClusterLabels;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Condition that names pods that get the traffic of brokers and are none. */
final class UnexpectedPods {

  private static final int MAX_NAMES = 5;

  private UnexpectedPods() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    List<String> pods = results.snapshot().strayPods();
    return pods.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConditionDraft(
                ConditionType.UNEXPECTED_PODS,
                true,
                ConditionReason.LABELS_COPIED,
                ("Services send clients to pods that are no brokers but have their labels: %s; delete"
                        + " them, or remove the label: kubectl label pod -n %s %s %s-")
                    .formatted(
                        names(pods),
                        results.snapshot().cluster().getMetadata().getNamespace(),
                        pods.get(0),
                        ClusterLabels.INSTANCE)));
  }

  private static String names(List<String> pods) {
    String first = pods.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    return pods.size() <= MAX_NAMES
        ? first
        : "%s and %d more".formatted(first, pods.size() - MAX_NAMES);
  }
}
