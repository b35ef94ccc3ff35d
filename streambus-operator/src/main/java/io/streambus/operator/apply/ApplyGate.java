package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.objects.ResourceRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which objects may be written while pods must not change. Running pods read ConfigMaps, so
 * those must not change either, nor may any other object of the same spec.
 *
 * @param live the live objects of the cluster
 * @param hasOutdatedPods whether pods of a different spec are running
 */
record ApplyGate(Map<ObjectKey, HasMetadata> live, boolean hasOutdatedPods) {

  static ApplyGate of(List<FingerprintedResource> resources, Map<ObjectKey, HasMetadata> live) {
    boolean otherPods =
        resources.stream()
            .filter(ApplyGate::startsPods)
            .anyMatch(
                pods ->
                    Optional.ofNullable(live.get(pods.key()))
                        .filter(found -> !pods.matchesFingerprintOf(found))
                        .isPresent());
    return new ApplyGate(live, otherPods);
  }

  /**
   * Allows correcting drift. A missing object may be created unless it starts pods or pods of a
   * different spec are running.
   */
  boolean allows(FingerprintedResource resource) {
    if (resource.role() == ResourceRole.ISSUES_CERTIFICATE) {
      // Pods wait for the Secret that cert-manager issues from it.
      return true;
    }
    return Optional.ofNullable(live.get(resource.key()))
        .map(resource::matchesFingerprintOf)
        .orElseGet(() -> !startsPods(resource) && !hasOutdatedPods);
  }

  private static boolean startsPods(FingerprintedResource resource) {
    return resource.role() == ResourceRole.CREATES_PODS;
  }
}
