package io.streambus.resources;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.canonical.Fingerprint;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import java.util.Optional;

/**
 * An object in its desired state. It contains only what the API server stores unchanged, so after
 * an apply it is a subset of the stored object.
 *
 * @param origin entry of the managed resources that built it
 * @param object the object, with the annotation {@link ClusterAnnotations#FINGERPRINT}
 * @param fingerprint value of that annotation: SHA-256, in hexadecimal, of the canonical JSON of
 *     the object without it
 */
public record DesiredResource(ManagedResources origin, HasMetadata object, String fingerprint) {

  static Optional<DesiredResource> of(ManagedResources origin, BrokerCluster cluster) {
    return origin.build(cluster).map(object -> of(origin, object));
  }

  private static DesiredResource of(ManagedResources origin, HasMetadata object) {
    return withFingerprint(origin, object, Fingerprint.of(object));
  }

  /**
   * Builds an object again without computing its fingerprint, which is half of the cost: for
   * programs that keep fingerprints rather than objects.
   *
   * @param origin the kind of managed object
   * @param cluster equal to the cluster for which the fingerprint was computed
   * @param fingerprint the fingerprint that was computed before
   * @return the object
   */
  public static DesiredResource rebuild(
      ManagedResources origin, BrokerCluster cluster, String fingerprint) {
    return withFingerprint(origin, origin.build(cluster).orElseThrow(), fingerprint);
  }

  /**
   * {@return the fingerprint annotation of a stored object}
   *
   * @param object an object as it is stored
   */
  public static Optional<String> fingerprintOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ClusterAnnotations.FINGERPRINT));
  }

  private static DesiredResource withFingerprint(
      ManagedResources origin, HasMetadata object, String fingerprint) {
    Fingerprint.annotate(object, fingerprint);
    return new DesiredResource(origin, object, fingerprint);
  }
}
