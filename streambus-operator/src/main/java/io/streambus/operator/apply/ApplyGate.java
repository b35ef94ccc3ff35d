package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.objects.ManagedResources;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be written while pods must stay as they are. Pods read ConfigMaps while they run, so
 * these stay, too; and so does all the rest, which belongs to the same spec.
 *
 * @param live the objects of the cluster
 * @param otherPods whether pods of another spec run
 */
record ApplyGate(Map<ObjectKey, HasMetadata> live, boolean otherPods) {

  static ApplyGate of(
      List<FingerprintedResource> fingerprintedResource, Map<ObjectKey, HasMetadata> live) {
    boolean otherPods =
        fingerprintedResource.stream()
            .filter(ApplyGate::startsPods)
            .anyMatch(
                pods ->
                    Optional.ofNullable(live.get(pods.key()))
                        .filter(found -> !pods.isMarkedOn(found))
                        .isPresent());
    return new ApplyGate(live, otherPods);
  }

  /** An object that exists may be put back; one that is missing harms no pods of this spec. */
  boolean allows(FingerprintedResource fingerprintedResource) {
    if (fingerprintedResource.origin() == ManagedResources.CERTIFICATE) {
      // The pods wait for what comes from it.
      return true;
    }
    return Optional.ofNullable(live.get(fingerprintedResource.key()))
        .map(fingerprintedResource::isMarkedOn)
        .orElseGet(() -> !startsPods(fingerprintedResource) && !otherPods);
  }

  private static boolean startsPods(FingerprintedResource fingerprintedResource) {
    return fingerprintedResource.origin() == ManagedResources.STATEFUL_SET;
  }
}
