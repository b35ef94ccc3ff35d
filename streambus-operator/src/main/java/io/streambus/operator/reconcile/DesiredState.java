package io.streambus.operator.reconcile;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.apply.FingerprintedResource;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.Resolution;
import io.streambus.resources.extension.ExtendedObject;
import io.streambus.resources.extension.ExtendedObjects;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.resources.objects.ResourceRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

  static DesiredState of(
      Resolution resolution, Extensions extensions, Optional<String> installation) {
    return resolution instanceof Resolution.Resolved resolved
        ? resolved(resolved, extensions, installation)
        : new DesiredState(resolution, List.of(), installation);
  }

  private static DesiredState resolved(
      Resolution.Resolved resolved, Extensions extensions, Optional<String> installation) {
    if (extensions.isEmpty()) {
      return new DesiredState(
          resolved,
          DesiredResources.of(resolved.cluster()).objects().stream()
              .map(object -> fingerprinted(object, resolved.cluster(), installation))
              .toList(),
          installation);
    }
    ExtendedObjects extended = extensions.objects(resolved.cluster());
    return extended instanceof ExtendedObjects.Built built
        ? new DesiredState(
            resolved,
            built.objects().stream()
                .map(object -> fingerprinted(object, resolved.cluster(), installation))
                .toList(),
            installation)
        : failed(((ExtendedObjects.Failed) extended).failure(), installation);
  }

  /** Returns the state of a cluster whose objects are unknown because an extension fails. */
  static DesiredState failed(ExtensionFailure failure, Optional<String> installation) {
    return new DesiredState(new Resolution.ExtensionFailed(failure), List.of(), installation);
  }

  /**
   * Returns the state of a cluster whose spec is invalid.
   *
   * @param before desired state of its last valid spec, if that is known
   */
  static DesiredState invalid(
      Resolution.Rejected resolution,
      Optional<DesiredState> before,
      Optional<String> installation) {
    return new DesiredState(
        resolution,
        before.map(last -> last.withoutObjects().resources()).orElse(ImmutableList.of()),
        installation);
  }

  private static FingerprintedResource fingerprinted(
      DesiredResource desired, BrokerCluster cluster, Optional<String> installation) {
    ManagedResources origin = desired.origin();
    String fingerprint = desired.fingerprint();
    HasMetadata object = InstallationMark.add(desired.object(), origin.role(), installation);
    return new FingerprintedResource(
        origin.role(),
        ObjectKey.of(object),
        fingerprint,
        new BuiltObject(
            object,
            () ->
                InstallationMark.add(
                    DesiredResource.rebuild(origin, cluster, fingerprint).object(),
                    origin.role(),
                    installation)));
  }

  private static FingerprintedResource fingerprinted(
      ExtendedObject desired, BrokerCluster cluster, Optional<String> installation) {
    return new FingerprintedResource(
        desired.role(),
        new ObjectKey(HasMetadata.getKind(desired.type()), cluster.namespace(), desired.name()),
        desired.fingerprint(),
        () -> InstallationMark.add(desired.object(), desired.role(), installation));
  }

  DesiredState withResolution(Resolution other) {
    return new DesiredState(other, resources, installation);
  }

  /** Returns a copy without the objects, which are rebuilt on demand. */
  DesiredState withoutObjects() {
    return new DesiredState(
        resolution, resources.stream().map(DesiredState::withoutObject).toList(), installation);
  }

  private static FingerprintedResource withoutObject(FingerprintedResource resource) {
    return resource.objectSupplier() instanceof BuiltObject built
        ? new FingerprintedResource(
            resource.role(), resource.key(), resource.fingerprint(), built.rebuild())
        : resource;
  }

  /**
   * An object that was just built.
   *
   * @param rebuild builds an equal one
   */
  private record BuiltObject(HasMetadata object, Supplier<HasMetadata> rebuild)
      implements Supplier<HasMetadata> {

    @Override
    public HasMetadata get() {
      return object;
    }
  }

  /** Returns the objects whose API is served. */
  List<FingerprintedResource> available(OptionalApis apis) {
    List<ObjectKey> unavailable = unavailable(apis);
    return unavailable.isEmpty()
        ? resources
        : resources.stream().filter(each -> !unavailable.contains(each.key())).toList();
  }

  /** Returns the objects whose API is not served. Pods need none of these. */
  List<ObjectKey> unavailable(OptionalApis apis) {
    ImmutableList.Builder<ObjectKey> unavailable = ImmutableList.builder();
    for (FingerprintedResource resource : resources) {
      if (resource.role() == ResourceRole.INDEPENDENT && !apis.serves(resource.key().kind())) {
        unavailable.add(resource.key());
      }
    }
    return unavailable.build();
  }

  /** Returns whether another resolution leads to the same desired objects. */
  boolean matches(Resolution other) {
    return other instanceof Resolution.Resolved now
        && resolution instanceof Resolution.Resolved before
        && now.cluster().equals(before.cluster());
  }
}
