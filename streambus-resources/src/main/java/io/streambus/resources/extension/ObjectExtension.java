package io.streambus.resources.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Fingerprint;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.resources.objects.ResourceRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the objects of a cluster with extensions.
 *
 * @param extensions in the order in which they are applied
 */
record ObjectExtension(ImmutableList<RegisteredExtension> extensions, BrokerCluster cluster) {

  /**
   * Builds all objects twice: an extension that returns something else each time would cause a
   * write each time.
   *
   * @throws ExtensionException if an extension fails
   */
  List<ExtendedObject> objects() {
    List<ExtendedObject> objects = build();
    AnswerComparison.difference(objects, build())
        .ifPresent(
            path -> {
              throw unstable()
                  .call("building the objects of " + cluster.name())
                  .unstable(
                      "two answers differ in " + path,
                      "return equal objects for equal clusters, without times or random values");
            });
    return objects;
  }

  /** Returns the first extension whose answers differ without the others; if none, the last. */
  private RegisteredExtension unstable() {
    return extensions.stream()
        .filter(each -> new ObjectExtension(ImmutableList.of(each), cluster).isUnstable())
        .findFirst()
        .orElse(extensions.get(extensions.size() - 1));
  }

  private boolean isUnstable() {
    return AnswerComparison.difference(build(), build()).isPresent();
  }

  private List<ExtendedObject> build() {
    Map<RegisteredExtension, ObjectMetadata> metadata = new LinkedHashMap<>();
    for (RegisteredExtension extension : extensions) {
      metadata.put(
          extension,
          extension
              .call("labeling the objects of " + cluster.name())
              .answer(() -> extension.extension().metadata(cluster)));
    }
    List<ExtendedObject> objects = new ArrayList<>();
    for (ManagedResources managed : ManagedResources.values()) {
      managed
          .build(cluster)
          .map(
              object ->
                  extended(object, managed.role(), ProtectedFields.ofOperator(object), metadata))
          .ifPresent(objects::add);
    }
    for (RegisteredExtension extension : extensions) {
      for (AdditionalObject<?> additional : extension.additionalObjects()) {
        build(extension, additional)
            .map(
                object ->
                    extended(
                        object, ResourceRole.INDEPENDENT, ProtectedFields.ofExtension(), metadata))
            .ifPresent(objects::add);
      }
    }
    return objects;
  }

  private Optional<HasMetadata> build(
      RegisteredExtension extension, AdditionalObject<?> additional) {
    ExtensionCall call =
        extension.call(
            "building %s %s"
                .formatted(
                    HasMetadata.getKind(additional.type()), additional.name(cluster.name())));
    return call.answer(() -> additional.builder().apply(cluster))
        .map(object -> new AdditionalMetadata(call, cluster, additional).set(object));
  }

  private ExtendedObject extended(
      HasMetadata built,
      ResourceRole role,
      ProtectedFields protectedFields,
      Map<RegisteredExtension, ObjectMetadata> metadata) {
    JsonNode plain = CanonicalForm.tree(built);
    metadata.forEach(
        (extension, added) -> {
          ExtensionCall call = call(extension, "labeling", built);
          MetadataAddition.add(call, added, built.getMetadata());
          AnswerLimits.check(call, plain, CanonicalForm.tree(built));
        });
    HasMetadata object = customized(built, plain, protectedFields);
    return ExtendedObject.of(role, object, Fingerprint.add(object));
  }

  private HasMetadata customized(
      HasMetadata built, JsonNode plain, ProtectedFields protectedFields) {
    JsonNode before = CanonicalForm.tree(built);
    HasMetadata object = built;
    for (RegisteredExtension extension : extensions) {
      ExtensionCall call = call(extension, "customizing", built);
      HasMetadata previous = object;
      for (ObjectCustomizer<?> customizer : extension.customizers()) {
        object = new Customization(call, cluster, before, protectedFields).run(customizer, object);
      }
      if (!object.equals(previous)) {
        AnswerLimits.check(call, plain, CanonicalForm.tree(object));
      }
    }
    HasMetadata changed = object;
    return changed.equals(built)
        ? built
        : call(extensions.get(extensions.size() - 1), "customizing", built)
            .answer(() -> Customization.canonical(changed));
  }

  private static ExtensionCall call(
      RegisteredExtension extension, String operation, HasMetadata object) {
    return extension.call(
        "%s %s %s".formatted(operation, object.getKind(), object.getMetadata().getName()));
  }
}
