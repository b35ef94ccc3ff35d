package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Optional;

/** The revisions of StatefulSets, which the simulation does not store as objects. */
final class RevisionHistory {

  private RevisionHistory() {}

  /** Returns the pod template of a revision; empty if no StatefulSet had it. */
  static Optional<PodTemplateSpec> podTemplate(
      ObjectStore store, String namespace, String revision) {
    return store.changesSince(0).stream()
        .flatMap(change -> change.after().stream())
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .filter(set -> set.getMetadata().getNamespace().equals(namespace))
        .filter(set -> PodFactory.PodRevision.desired(set).equals(revision))
        .map(set -> set.getSpec().getTemplate())
        .findFirst();
  }
}
