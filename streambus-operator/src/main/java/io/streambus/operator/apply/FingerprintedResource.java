package io.streambus.operator.apply;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.objects.ManagedResources;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An object that should exist. Most passes find it as it should be, and then nobody needs more than
 * its key and its fingerprint.
 *
 * @param origin which of the objects of a cluster it is
 * @param key what names it
 * @param fingerprint of the whole object
 * @param content gives the object; a write changes its metadata
 */
public record FingerprintedResource(
    ManagedResources origin, ObjectKey key, String fingerprint, Supplier<HasMetadata> content) {

  /** Whether an object from the server carries this fingerprint. */
  boolean isMarkedOn(HasMetadata live) {
    return DesiredResource.fingerprintOf(live).equals(Optional.of(fingerprint));
  }

  HasMetadata object() {
    return content.get();
  }
}
