package io.streambus.testkit.simulation.controllers;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;

/** Which version of its template a pod was made from. */
final class PodRevision {

  static final String LABEL = "controller-revision-hash";

  private PodRevision() {}

  /** The revision that new pods of a set are of, named after the set as Kubernetes names it. */
  static String desired(StatefulSet set) {
    String hash = Sha256.hex(CanonicalForm.json(set.getSpec().getTemplate()));
    return set.getMetadata().getName() + "-" + hash.substring(0, 10);
  }

  static boolean is(String revision, Pod pod) {
    return revision.equals(pod.getMetadata().getLabels().get(LABEL));
  }
}
