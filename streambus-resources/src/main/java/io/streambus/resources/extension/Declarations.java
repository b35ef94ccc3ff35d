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
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    String name = answer(extension, "name", extension::name);
    if (!LABEL.matcher(name).matches()) {
      throw invalid(
          extension,
          "has the name '%s'; use at most 40 lowercase letters, digits and '-'".formatted(name));
    }
    return name;
  }

  static ImmutableList<AdditionalObject<?>> additionalObjects(ClusterExtension extension) {
    ImmutableList<AdditionalObject<?>> declared =
        answer(
            extension,
            "additionalObjects",
            () -> bounded(extension, extension.additionalObjects()));
    declared.forEach(each -> check(extension, each));
    return declared;
  }

  @SuppressWarnings("NullAway") // What extensions without this check could declare.
  static ImmutableList<ObjectCustomizer<?>> customizers(ClusterExtension extension) {
    ImmutableList<ObjectCustomizer<?>> declared =
        answer(extension, "customizers", () -> bounded(extension, extension.customizers()));
    if (declared.stream().anyMatch(each -> each.type() == null || each.customizer() == null)) {
      throw invalid(extension, "declares a customizer without a type or a function; set both");
    }
    return declared;
  }

  /**
   * Returns what an extension declares.
   *
   * @throws InvalidExtensionException if the call ends with an exception or an error, or returns
   *     null
   */
  private static <T> T answer(
      ClusterExtension extension, String method, Supplier<? extends @Nullable T> call) {
    T answer;
    try {
      answer = call.get();
    } catch (InvalidExtensionException | OutOfMemoryError e) {
      throw e;
    } catch (Exception | Error e) {
      ForeignException thrown = ForeignException.of(e);
      throw new InvalidExtensionException(
          extension.getClass(),
          "fails in %s() with %s: %s; declarations must not depend on what can fail"
              .formatted(method, thrown.name(), thrown.message()),
          thrown.cause().orElse(null));
    }
    if (answer == null) {
      throw invalid(extension, "returns null from %s(); return a value".formatted(method));
    }
    return answer;
  }

  /** Reads a list, which may be endless, up to the limit. */
  private static <T> @Nullable ImmutableList<T> bounded(
      ClusterExtension extension, @Nullable List<T> declared) {
    if (declared == null) {
      return null;
    }
    List<T> first = declared.stream().limit(MAX_DECLARATIONS + 1L).toList();
    if (first.size() > MAX_DECLARATIONS) {
      throw invalid(
          extension,
          "declares more than %d objects or customizers; declare fewer"
              .formatted(MAX_DECLARATIONS));
    }
    if (first.stream().anyMatch(Objects::isNull)) {
      throw invalid(extension, "declares null; leave it out");
    }
    return ImmutableList.copyOf(first);
  }

  @SuppressWarnings("NullAway") // What extensions without this check could declare.
  private static void check(ClusterExtension extension, AdditionalObject<?> object) {
    Class<? extends HasMetadata> type = object.type();
    if (type == null || object.suffix() == null || object.builder() == null) {
      throw invalid(
          extension, "adds an object without a type, a suffix or a builder; set all of them");
    }
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
          "adds a %s, which has no public constructor without parameters; add one"
              .formatted(type.getSimpleName()));
    }
    if (HasMetadata.getApiVersion(type) == null || isAmbiguous(type)) {
      throw invalid(
          extension,
          "adds a %s, which has no API version, or the kind of another API that the operator uses; add another kind"
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

  static InvalidExtensionException invalid(ClusterExtension extension, String problem) {
    return new InvalidExtensionException(extension.getClass(), problem, null);
  }
}
