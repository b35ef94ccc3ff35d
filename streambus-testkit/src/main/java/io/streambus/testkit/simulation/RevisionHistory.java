package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.controllers.statefulset.Revision;
import java.util.Optional;

/** Reads the revisions of StatefulSets. */
final class RevisionHistory {

  private RevisionHistory() {}

  /** Returns the pod template of a revision; empty if the revision does not exist. */
  static Optional<PodTemplateSpec> podTemplate(
      ObjectStore store, String namespace, String revision) {
    return store
        .find(new ObjectKey("ControllerRevision", namespace, revision))
        .map(found -> (ControllerRevision) found.object())
        .flatMap(found -> new Revision(found).template());
  }
}
