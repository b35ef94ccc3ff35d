package io.streambus.operator.status;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.HeldTemplate;
import java.util.List;
import java.util.Optional;

/** The condition that tells of a pod template that only a new version of the operator asks for. */
final class TemplateUpdatePending {

  private static final int MOST_PATHS = 10;

  private TemplateUpdatePending() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    return seen.wanted()
        .flatMap(BrokerCluster::heldTemplate)
        .map(HeldTemplate::differences)
        .map(
            paths ->
                new ConditionDraft(
                    ConditionType.TEMPLATE_UPDATE_PENDING,
                    true,
                    ConditionReason.TEMPLATE_HELD,
                    ("this version of the operator makes pods that differ in %s; they come with the"
                            + " next change of the spec or restart of all brokers, or at once with"
                            + " the annotation %s: \"true\" on the cluster")
                        .formatted(list(paths), ClusterAnnotations.ADOPT_TEMPLATE)));
  }

  private static String list(List<String> paths) {
    String first = String.join(", ", paths.subList(0, Math.min(MOST_PATHS, paths.size())));
    return paths.size() <= MOST_PATHS
        ? first
        : first + " and %d more".formatted(paths.size() - MOST_PATHS);
  }
}
