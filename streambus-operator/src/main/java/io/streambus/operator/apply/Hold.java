package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.port.ObjectKey;
import io.streambus.resources.objects.ManagedObjects;
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
record Hold(Map<ObjectKey, HasMetadata> live, boolean otherPods) {

  static Hold of(List<Wanted> wanted, Map<ObjectKey, HasMetadata> live) {
    boolean otherPods =
        wanted.stream()
            .filter(Hold::startsPods)
            .anyMatch(
                pods ->
                    Optional.ofNullable(live.get(pods.key()))
                        .filter(found -> !pods.isMarkedOn(found))
                        .isPresent());
    return new Hold(live, otherPods);
  }

  /** An object that exists may be put back; one that is missing harms no pods of this spec. */
  boolean allows(Wanted wanted) {
    if (wanted.origin() == ManagedObjects.CERTIFICATE) {
      // The pods wait for what comes from it.
      return true;
    }
    return Optional.ofNullable(live.get(wanted.key()))
        .map(wanted::isMarkedOn)
        .orElseGet(() -> !startsPods(wanted) && !otherPods);
  }

  private static boolean startsPods(Wanted wanted) {
    return wanted.origin() == ManagedObjects.STATEFUL_SET;
  }
}
