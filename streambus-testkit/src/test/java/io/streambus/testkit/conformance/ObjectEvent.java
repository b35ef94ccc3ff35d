package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * One change of an object.
 *
 * @param isDeletion whether the object no longer exists
 */
record ObjectEvent(HasMetadata object, boolean isDeletion) {

  String uid() {
    return object.getMetadata().getUid();
  }
}
