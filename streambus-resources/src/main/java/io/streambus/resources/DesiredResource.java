package io.streambus.resources;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One object as it should be. It holds only what an API server keeps as it is, so it is a subset of
 * the object in the server once it is applied.
 *
 * @param origin which of the objects of a cluster it is
 * @param object the object, with the annotation {@link ClusterAnnotations#FINGERPRINT}
 * @param fingerprint value of that annotation: SHA-256, in hexadecimal, of the canonical JSON of
 *     the object without it
 */
public record DesiredResource(ManagedResources origin, HasMetadata object, String fingerprint) {

  static Optional<DesiredResource> of(ManagedResources origin, BrokerCluster cluster) {
    return origin.build(cluster).map(object -> of(origin, object));
  }

  private static DesiredResource of(ManagedResources origin, HasMetadata object) {
    return marked(origin, object, Sha256.hex(CanonicalForm.json(object)));
  }

  /**
   * An object that was built before, once more. It spares the fingerprint, which is half of the
   * work.
   *
   * @param cluster equal to the one that it was built for
   */
  public static DesiredResource rebuild(
      ManagedResources origin, BrokerCluster cluster, String fingerprint) {
    return marked(origin, origin.build(cluster).orElseThrow(), fingerprint);
  }

  /** The fingerprint that an object from a server carries. */
  public static Optional<String> fingerprintOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ClusterAnnotations.FINGERPRINT));
  }

  private static DesiredResource marked(
      ManagedResources origin, HasMetadata object, String fingerprint) {
    var annotations = new TreeMap<String, String>();
    if (object.getMetadata().getAnnotations() != null) {
      annotations.putAll(object.getMetadata().getAnnotations());
    }
    annotations.put(ClusterAnnotations.FINGERPRINT, fingerprint);
    object.getMetadata().setAnnotations(annotations);
    return new DesiredResource(origin, object, fingerprint);
  }
}
