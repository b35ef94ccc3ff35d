package io.streambus.operator.rollout;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares a pod, the template that it was created from, and the target template. */
final class RevisionChange {

  private RevisionChange() {}

  /**
   * Why a pod must not be updated in place, as a clause; empty if it may be: the templates differ
   * in images, and in nothing else but the version label, and the pod has the images of its own
   * template. If a webhook changed them when the pod was created, only a new pod gets the right
   * ones.
   *
   * @param own template that the pod was created from
   * @param target template of the target revision
   */
  static Optional<String> inPlaceObjection(
      BrokerPod pod, PodTemplateSpec own, PodTemplateSpec target) {
    if (!withoutImages(own).equals(withoutImages(target))) {
      return Optional.of("its revision differs in more than images");
    }
    List<Container> containers = own.getSpec().getContainers();
    if (containers.equals(target.getSpec().getContainers())) {
      return Optional.of("its revision differs in no image");
    }
    return containers.stream()
        .filter(
            container ->
                !Objects.equals(container.getImage(), pod.images().get(container.getName())))
        .map(container -> rewritten(pod, container))
        .findFirst();
  }

  private static String rewritten(BrokerPod pod, Container container) {
    return "container %s has the image %s instead of %s, probably because of an admission webhook"
        .formatted(
            container.getName(), pod.images().get(container.getName()), container.getImage());
  }

  private static PodTemplateSpec withoutImages(PodTemplateSpec template) {
    PodTemplateSpec imageless =
        new PodTemplateSpecBuilder(template)
            .editOrNewMetadata()
            .removeFromLabels(ClusterLabels.VERSION)
            .endMetadata()
            .build();
    imageless.getSpec().getContainers().forEach(container -> container.setImage(null));
    return imageless;
  }
}
