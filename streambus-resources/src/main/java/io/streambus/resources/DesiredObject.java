package io.streambus.resources;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import java.util.TreeMap;

/**
 * One object as it should be. It holds only what an API server keeps as it is, so it is a subset of
 * the object in the server once it is applied.
 *
 * @param object the object, with the annotation {@link ClusterAnnotations#FINGERPRINT}
 * @param fingerprint value of that annotation: SHA-256, in hexadecimal, of the canonical JSON of
 *     the object without it
 */
public record DesiredObject(HasMetadata object, String fingerprint) {

  /** Takes an object without fingerprint and adds it. */
  static DesiredObject of(HasMetadata object) {
    String fingerprint = Sha256.hex(CanonicalForm.json(object));
    var annotations = new TreeMap<String, String>();
    if (object.getMetadata().getAnnotations() != null) {
      annotations.putAll(object.getMetadata().getAnnotations());
    }
    annotations.put(ClusterAnnotations.FINGERPRINT, fingerprint);
    object.getMetadata().setAnnotations(annotations);
    return new DesiredObject(object, fingerprint);
  }
}
