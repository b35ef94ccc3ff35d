package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Objects that are created and deleted within one step. The real controllers create some from
 * outdated caches and correct that at once, which depends on the load of the machine.
 */
final class ShortLivedObjects {

  private final Set<String> uids = new HashSet<>();

  /**
   * Returns the changes to other objects that belong to the scenario.
   *
   * @param events all changes
   * @param before what this method has returned for the steps before
   */
  List<ObjectEvent> removeFrom(List<ObjectEvent> events, List<ObjectEvent> before) {
    Set<String> former = before.stream().map(ObjectEvent::uid).collect(Collectors.toSet());
    events.stream()
        .filter(event -> event.isDeletion() && !former.contains(event.uid()))
        .map(ObjectEvent::uid)
        .forEach(uids::add);
    return events.stream()
        .filter(event -> !uids.contains(event.uid()))
        .filter(event -> !(event.object() instanceof Node))
        .filter(event -> !(event.object() instanceof StorageClass))
        .toList();
  }
}
