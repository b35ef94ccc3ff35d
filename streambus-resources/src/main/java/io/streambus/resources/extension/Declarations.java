package io.streambus.resources.extension;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.objects.ManagedResources;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what extensions declare once, and rejects what could not work for any cluster. */
final class Declarations {

  private static final int MAX_DECLARATIONS = 32;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?");

  /** Suffixes of names that the operator uses, and of pods. */
  private static final Pattern RESERVED_SUFFIX =
      Pattern.compile("config|proxy|headless|tls|ca|[0-9]+");

  private static final ImmutableSet<Class<?>> NOT_PERMITTED =
      ImmutableSet.of(Pod.class, PersistentVolumeClaim.class, StreamBusCluster.class);

  private Declarations() {}

  static String name(ClusterExtension extension) {
    String name = extension.name();
    if (name == null || !LABEL.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' cannot be the name of the extension %s; use at most 40 lowercase letters, digits and '-'"
              .formatted(name, extension.getClass().getName()));
    }
    return name;
  }

  static ImmutableList<AdditionalObject<?>> additionalObjects(ClusterExtension extension) {
    List<AdditionalObject<?>> declared = bounded(extension, extension.additionalObjects());
    declared.forEach(each -> check(extension, each));
    return ImmutableList.copyOf(declared);
  }

  static ImmutableList<ObjectCustomizer<?>> customizers(ClusterExtension extension) {
    return ImmutableList.copyOf(bounded(extension, extension.customizers()));
  }

  private static <T> List<T> bounded(ClusterExtension extension, List<T> declared) {
    if (declared.size() > MAX_DECLARATIONS) {
      throw invalid(
          extension, "declares more than %d objects or customizers".formatted(MAX_DECLARATIONS));
    }
    return declared;
  }

  private static void check(ClusterExtension extension, AdditionalObject<?> object) {
    Class<? extends HasMetadata> type = object.type();
    if (!LABEL.matcher(object.suffix()).matches()
        || RESERVED_SUFFIX.matcher(object.suffix()).matches()) {
      throw invalid(
          extension,
          "adds an object with the suffix '%s'; use a lowercase RFC 1123 label of at most 40 characters that the operator does not use itself"
              .formatted(object.suffix()));
    }
    if (!Namespaced.class.isAssignableFrom(type) || NOT_PERMITTED.contains(type)) {
      throw invalid(
          extension,
          "adds a %s; add objects that have a namespace and are neither pods nor volumes"
              .formatted(type.getSimpleName()));
    }
    if (Modifier.isAbstract(type.getModifiers()) || !hasPublicConstructor(type)) {
      throw invalid(
          extension,
          "adds a %s, which has no public constructor without parameters"
              .formatted(type.getSimpleName()));
    }
    if (HasMetadata.getApiVersion(type) == null || isAmbiguous(type)) {
      throw invalid(
          extension,
          "adds a %s, which has no API version, or the kind of another API that the operator uses"
              .formatted(type.getSimpleName()));
    }
  }

  private static boolean hasPublicConstructor(Class<?> type) {
    return Arrays.stream(type.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
  }

  /** Objects are identified by kind, namespace and name. */
  private static boolean isAmbiguous(Class<? extends HasMetadata> type) {
    Set<Class<? extends HasMetadata>> managed =
        Arrays.stream(ManagedResources.values())
            .<Class<? extends HasMetadata>>map(ManagedResources::kind)
            .collect(ImmutableSet.toImmutableSet());
    return !managed.contains(type)
        && managed.stream()
            .anyMatch(other -> HasMetadata.getKind(other).equals(HasMetadata.getKind(type)));
  }

  static IllegalArgumentException invalid(ClusterExtension extension, String problem) {
    return new IllegalArgumentException("the extension %s %s".formatted(extension.name(), problem));
  }
}
