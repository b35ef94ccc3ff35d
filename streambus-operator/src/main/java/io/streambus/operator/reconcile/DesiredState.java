package io.streambus.operator.reconcile;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.apply.FingerprintedResource;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import java.util.List;

/**
 * What a spec means, and what should exist for it.
 *
 * @param fingerprintedResource in the order of writing; empty for a refused spec
 */
record DesiredState(Resolution resolution, List<FingerprintedResource> fingerprintedResource) {

  /** Copies the list. */
  DesiredState {
    fingerprintedResource = ImmutableList.copyOf(fingerprintedResource);
  }

  static DesiredState of(Resolution resolution) {
    return resolution instanceof Resolution.Resolved resolved
        ? new DesiredState(
            resolution,
            DesiredResources.of(resolved.cluster()).objects().stream()
                .map(DesiredState::built)
                .toList())
        : new DesiredState(resolution, List.of());
  }

  private static FingerprintedResource built(DesiredResource object) {
    return new FingerprintedResource(
        object.origin(), ObjectKey.of(object.object()), object.fingerprint(), object::object);
  }

  /** The same without the objects, which are built again when they are asked for. */
  DesiredState light() {
    return resolution instanceof Resolution.Resolved resolved
        ? new DesiredState(
            resolution,
            fingerprintedResource.stream().map(each -> light(each, resolved.cluster())).toList())
        : this;
  }

  private static FingerprintedResource light(
      FingerprintedResource fingerprintedResource, BrokerCluster cluster) {
    ManagedResources origin = fingerprintedResource.origin();
    String fingerprint = fingerprintedResource.fingerprint();
    return new FingerprintedResource(
        origin,
        fingerprintedResource.key(),
        fingerprint,
        () -> DesiredResource.rebuild(origin, cluster, fingerprint).object());
  }

  /** Whether the same objects should exist under another resolution. */
  boolean fits(Resolution other) {
    return other instanceof Resolution.Resolved now
        && resolution instanceof Resolution.Resolved before
        && now.cluster().equals(before.cluster());
  }
}
