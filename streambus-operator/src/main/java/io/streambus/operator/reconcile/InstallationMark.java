package io.streambus.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.objects.ResourceRole;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Annotation of the StatefulSet that names the installation of the operator that wrote it: its
 * namespace. The fingerprint does not depend on it.
 */
final class InstallationMark {

  static final String INSTALLATION = StreamBusCluster.GROUP + "/installation";

  private InstallationMark() {}

  /** Returns the installation that an object names. */
  static Optional<String> of(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .flatMap(annotations -> Optional.ofNullable(annotations.get(INSTALLATION)));
  }

  /** Adds the annotation to a desired object if it is the one that has it. */
  static HasMetadata add(HasMetadata object, ResourceRole role, Optional<String> installation) {
    if (role == ResourceRole.CREATES_PODS && installation.isPresent()) {
      Map<String, String> annotations = new TreeMap<>(object.getMetadata().getAnnotations());
      annotations.put(INSTALLATION, installation.get());
      object.getMetadata().setAnnotations(annotations);
    }
    return object;
  }
}
