package io.streambus.resources.extension;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.resources.validation.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A set of extensions, in the order in which they are applied. */
public final class Extensions {

  private static final Extensions NONE = new Extensions(ImmutableList.of());

  private final ImmutableList<RegisteredExtension> extensions;

  private Extensions(ImmutableList<RegisteredExtension> extensions) {
    this.extensions = extensions;
  }

  /** {@return an empty set} */
  public static Extensions none() {
    return NONE;
  }

  /**
   * {@return a set of extensions}
   *
   * @param extensions the extensions, in the order in which they are applied
   * @throws InvalidExtensionException if what an extension declares cannot work for any cluster, or
   *     conflicts with another one
   */
  public static Extensions of(List<? extends ClusterExtension> extensions) {
    if (extensions.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("the list of extensions contains null; leave it out");
    }
    ImmutableList<RegisteredExtension> registered =
        extensions.stream().map(RegisteredExtension::of).collect(ImmutableList.toImmutableList());
    Set<Object> unique = new HashSet<>();
    for (RegisteredExtension each : registered) {
      if (!unique.add(each.name())) {
        throw Declarations.invalid(
            each.extension(),
            "has the name %s, which another one has, too; use another name".formatted(each.name()));
      }
      for (AdditionalObject<?> object : each.additionalObjects()) {
        if (!unique.add(List.of(HasMetadata.getKind(object.type()), object.suffix()))) {
          throw Declarations.invalid(
              each.extension(),
              "adds a second %s with the suffix '%s'; use another suffix"
                  .formatted(HasMetadata.getKind(object.type()), object.suffix()));
        }
      }
    }
    rejectUselessCustomizers(registered);
    return registered.isEmpty() ? NONE : new Extensions(registered);
  }

  /** The function would never be called. */
  private static void rejectUselessCustomizers(List<RegisteredExtension> registered) {
    Set<Class<? extends HasMetadata>> built =
        Stream.concat(
                Arrays.stream(ManagedResources.values()).map(ManagedResources::kind),
                registered.stream()
                    .flatMap(each -> each.additionalObjects().stream())
                    .map(AdditionalObject::type))
            .collect(Collectors.toSet());
    for (RegisteredExtension each : registered) {
      for (ObjectCustomizer<?> customizer : each.customizers()) {
        if (built.stream().noneMatch(customizer.type()::isAssignableFrom)) {
          throw Declarations.invalid(
              each.extension(),
              "customizes %s, which neither the operator nor an extension applies; customize another type"
                  .formatted(customizer.type().getSimpleName()));
        }
      }
    }
  }

  /** {@return whether there is no extension} */
  public boolean isEmpty() {
    return extensions.isEmpty();
  }

  /** {@return the types of the objects that extensions add} */
  public ImmutableSet<Class<? extends HasMetadata>> types() {
    return additionalObjects()
        .<Class<? extends HasMetadata>>map(AdditionalObject::type)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** {@return the suffixes of the names of the objects that extensions add} */
  public ImmutableSet<String> suffixes() {
    return additionalObjects().map(AdditionalObject::suffix).collect(ImmutableSet.toImmutableSet());
  }

  private Stream<AdditionalObject<?>> additionalObjects() {
    return extensions.stream().flatMap(each -> each.additionalObjects().stream());
  }

  /**
   * Resolves a custom resource like {@link ClusterResolver#resolve}, and by the rules of the
   * extensions.
   *
   * @param resource the custom resource
   * @param inputs what the result depends on besides the spec
   * @return the cluster, its problems, or why an extension fails
   */
  public Resolution resolve(StreamBusCluster resource, ClusterInputs inputs) {
    Resolution resolution = ClusterResolver.resolve(resource, inputs);
    return isEmpty() || !(resolution instanceof Resolution.Resolved resolved)
        ? resolution
        : validate(resource, resolved);
  }

  private Resolution validate(StreamBusCluster resource, Resolution.Resolved resolved) {
    try {
      List<Problem> problems =
          extensions.stream()
              .flatMap(each -> each.problems(resource, resolved.cluster()).stream())
              .toList();
      return problems.isEmpty() ? resolved : new Resolution.Rejected(problems);
    } catch (ExtensionException e) {
      return new Resolution.ExtensionFailed(e.failure());
    }
  }

  /**
   * {@return the objects of a cluster as the extensions change them, or why one fails}
   *
   * @param cluster the resolved cluster
   */
  public ExtendedObjects objects(BrokerCluster cluster) {
    try {
      return new ExtendedObjects.Built(new ObjectExtension(extensions, cluster).objects());
    } catch (ExtensionException e) {
      return new ExtendedObjects.Failed(e.failure());
    }
  }
}
