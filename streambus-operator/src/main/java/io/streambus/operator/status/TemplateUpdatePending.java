package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.RetainedTemplate;
import java.util.List;
import java.util.Optional;

/** Reports a pod template change that only a new version or flag of the operator requires. */
final class TemplateUpdatePending {

  private static final int MAX_PATHS = 10;

  private TemplateUpdatePending() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    return results
        .desired()
        .flatMap(BrokerCluster::retainedTemplate)
        .map(RetainedTemplate::differences)
        .map(
            paths ->
                new ConditionDraft(
                    ConditionType.TEMPLATE_UPDATE_PENDING,
                    true,
                    ConditionReason.TEMPLATE_RETAINED,
                    ("the version or flags of this operator require pods that differ in %s; the change takes"
                            + " effect with the next change of the spec or restart of all brokers;"
                            + " to apply it now, set the annotation %s: \"true\" on the cluster")
                        .formatted(list(paths), ClusterAnnotations.ADOPT_TEMPLATE)));
  }

  private static String list(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(MAX_PATHS, paths.size())));
    return paths.size() <= MAX_PATHS
        ? first
        : first + " and %d more".formatted(paths.size() - MAX_PATHS);
  }
}
