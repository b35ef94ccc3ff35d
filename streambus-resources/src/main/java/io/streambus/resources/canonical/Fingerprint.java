package io.streambus.resources.canonical;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import java.util.TreeMap;

/** The annotation that tells whether an object is in its desired state. */
public final class Fingerprint {

  private Fingerprint() {}

  /** Adds the annotation to an object that has none, and returns its value. */
  public static String add(HasMetadata object) {
    String fingerprint = of(object);
    annotate(object, fingerprint);
    return fingerprint;
  }

  /** Returns the SHA-256, in hexadecimal, of the canonical JSON of an object without annotation. */
  public static String of(HasMetadata object) {
    return Sha256.hex(CanonicalForm.json(object));
  }

  /** Adds the annotation with a known value. */
  public static void annotate(HasMetadata object, String fingerprint) {
    var annotations = new TreeMap<String, String>();
    if (object.getMetadata().getAnnotations() != null) {
      annotations.putAll(object.getMetadata().getAnnotations());
    }
    annotations.put(ClusterAnnotations.FINGERPRINT, fingerprint);
    object.getMetadata().setAnnotations(annotations);
  }
}
