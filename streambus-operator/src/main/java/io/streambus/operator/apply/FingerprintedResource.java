package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.objects.ResourceRole;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A desired object with its fingerprint. Most reconciliations find the object in its desired state
 * and need only the key and the fingerprint.
 *
 * @param role how the object relates to the pods
 * @param key identifies the object
 * @param fingerprint fingerprint of the whole object
 * @param objectSupplier supplies the object; a write changes its metadata
 */
public record FingerprintedResource(
    ResourceRole role, ObjectKey key, String fingerprint, Supplier<HasMetadata> objectSupplier) {

  /** Returns whether a live object carries this fingerprint. */
  boolean matchesFingerprintOf(HasMetadata live) {
    return DesiredResource.fingerprintOf(live).equals(Optional.of(fingerprint));
  }

  /** Whether pods and other objects do not depend on this object. */
  boolean isIndependent() {
    return role == ResourceRole.INDEPENDENT || role == ResourceRole.ISSUES_CERTIFICATE;
  }

  HasMetadata object() {
    return objectSupplier.get();
  }
}
