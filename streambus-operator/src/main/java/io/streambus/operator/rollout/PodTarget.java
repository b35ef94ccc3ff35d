package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.operator.kubernetes.ReplicaCounts;
import java.util.Map;
import java.util.Optional;

/**
 * Desired state of every broker pod.
 *
 * @param revision name of the target revision, as in the revision label of pods
 * @param labels labels of the pod template
 * @param annotations annotations of the pod template
 * @param images images by container name, without init containers
 * @param template the pod template; must not be modified
 */
record PodTarget(
    String revision,
    ImmutableMap<String, String> labels,
    ImmutableMap<String, String> annotations,
    ImmutableMap<String, String> images,
    PodTemplateSpec template) {

  /** Empty until the StatefulSet controller has observed the latest template. */
  static Optional<PodTarget> of(StatefulSet set) {
    return Optional.of(set)
        .filter(each -> ReplicaCounts.of(each).observed())
        .map(StatefulSet::getStatus)
        .map(StatefulSetStatus::getUpdateRevision)
        .map(revision -> of(revision, set.getSpec().getTemplate()));
  }

  private static PodTarget of(String revision, PodTemplateSpec template) {
    return new PodTarget(
        revision,
        copy(template.getMetadata().getLabels()),
        copy(template.getMetadata().getAnnotations()),
        template.getSpec().getContainers().stream()
            .collect(ImmutableMap.toImmutableMap(Container::getName, Container::getImage)),
        template);
  }

  PodSpec podSpec() {
    return template.getSpec();
  }

  private static ImmutableMap<String, String> copy(Map<String, String> map) {
    return map == null ? ImmutableMap.of() : ImmutableMap.copyOf(map);
  }
}
