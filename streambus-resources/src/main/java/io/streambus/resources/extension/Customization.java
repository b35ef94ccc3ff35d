package io.streambus.resources.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.PodTemplates;

/**
 * Customizes one object.
 *
 * @param before the object before all customizers
 */
record Customization(
    ExtensionCall call, BrokerCluster cluster, JsonNode before, ProtectedFields protectedFields) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Returns the changed object; the argument if the customizer does not change it. */
  <T extends HasMetadata> HasMetadata run(ObjectCustomizer<T> customizer, HasMetadata object) {
    if (!customizer.type().isInstance(object)) {
      return object;
    }
    JsonNode current = CanonicalForm.tree(object);
    // The object shares parts with the cluster, which must not change.
    T copy = customizer.type().cast(MAPPER.convertValue(current, object.getClass()));
    T answer = call.answer(() -> customizer.customizer().apply(copy, cluster));
    if (!answer.getClass().equals(object.getClass())) {
      throw call.failed(
          "returns a " + answer.getClass().getSimpleName(), "return an object of the same class");
    }
    JsonNode changed = call.answer(() -> CanonicalForm.tree(answer));
    return changed.equals(current) ? object : permitted(object.getClass(), changed);
  }

  /** Returns a copy: the extension may go on to modify its answer. */
  private HasMetadata permitted(Class<? extends HasMetadata> type, JsonNode changed) {
    protectedFields
        .violation(before, changed)
        .ifPresent(
            path -> {
              throw call.forbidden(
                  "changes " + path,
                  "brokers or the operator depend on its value; leave it as it is");
            });
    HasMetadata object = call.answer(() -> MAPPER.convertValue(changed, type));
    MetadataAddition.checkSyntax(call, call.answer(() -> ObjectMetadata.of(object.getMetadata())));
    return object;
  }

  /**
   * Returns an object that customizers changed as the API server stores it.
   *
   * @throws IllegalArgumentException if it contains an invalid quantity
   */
  static HasMetadata canonical(HasMetadata changed) {
    if (changed instanceof StatefulSet set) {
      set.getSpec().setTemplate(PodTemplates.changed(set.getSpec().getTemplate()));
    }
    return changed;
  }
}
