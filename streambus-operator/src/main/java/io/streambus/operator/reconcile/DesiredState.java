package io.streambus.operator.reconcile;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.apply.FingerprintedResource;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import java.util.List;
import java.util.Optional;

/**
 * The resolution of a spec and its desired objects.
 *
 * @param resources the desired objects in apply order; if the spec is invalid, those of the last
 *     valid one, empty if that is unknown
 * @param installation name of this installation of the operator, if it is known
 */
record DesiredState(
    Resolution resolution, List<FingerprintedResource> resources, Optional<String> installation) {

  /** Copies the list. */
  DesiredState {
    resources = ImmutableList.copyOf(resources);
  }

  static DesiredState of(Resolution resolution, Optional<String> installation) {
    return resolution instanceof Resolution.Resolved resolved
        ? new DesiredState(
            resolution,
            DesiredResources.of(resolved.cluster()).objects().stream()
                .map(object -> fingerprinted(object, installation))
                .toList(),
            installation)
        : new DesiredState(resolution, List.of(), installation);
  }

  /**
   * Returns the state of a cluster whose spec is invalid.
   *
   * @param before resolution of its last valid spec, if that is known
   */
  static DesiredState invalid(
      Resolution.Rejected resolution, Optional<Resolution> before, Optional<String> installation) {
    return new DesiredState(
        resolution,
        before
            .map(last -> of(last, installation).withoutObjects().resources())
            .orElse(ImmutableList.of()),
        installation);
  }

  private static FingerprintedResource fingerprinted(
      DesiredResource desired, Optional<String> installation) {
    HasMetadata object = InstallationMark.add(desired.object(), desired.origin(), installation);
    return new FingerprintedResource(
        desired.origin(), ObjectKey.of(object), desired.fingerprint(), () -> object);
  }

  DesiredState withResolution(Resolution other) {
    return new DesiredState(other, resources, installation);
  }

  /** Returns a copy without the objects, which are rebuilt on demand. */
  DesiredState withoutObjects() {
    return resolution instanceof Resolution.Resolved resolved
        ? new DesiredState(
            resolution,
            resources.stream().map(each -> withoutObject(each, resolved.cluster())).toList(),
            installation)
        : this;
  }

  private FingerprintedResource withoutObject(
      FingerprintedResource resource, BrokerCluster cluster) {
    ManagedResources origin = resource.origin();
    String fingerprint = resource.fingerprint();
    return new FingerprintedResource(
        origin,
        resource.key(),
        fingerprint,
        () ->
            InstallationMark.add(
                DesiredResource.rebuild(origin, cluster, fingerprint).object(),
                origin,
                installation));
  }

  /** Returns whether another resolution leads to the same desired objects. */
  boolean matches(Resolution other) {
    return other instanceof Resolution.Resolved now
        && resolution instanceof Resolution.Resolved before
        && now.cluster().equals(before.cluster());
  }
}
