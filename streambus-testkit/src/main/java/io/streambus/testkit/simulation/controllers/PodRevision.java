package io.streambus.testkit.simulation.controllers;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;

/** Identifies the revision of the pod template that a pod was created from. */
final class PodRevision {

  static final String LABEL = "controller-revision-hash";

  private PodRevision() {}

  /** The revision of new pods of a StatefulSet, prefixed with its name as in Kubernetes. */
  static String desired(StatefulSet set) {
    String hash = Sha256.hex(CanonicalForm.json(set.getSpec().getTemplate()));
    return set.getMetadata().getName() + "-" + hash.substring(0, 10);
  }

  static boolean matches(String revision, Pod pod) {
    return revision.equals(pod.getMetadata().getLabels().get(LABEL));
  }
}
