package io.streambus.resources.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.objects.ResourceRole;
import java.nio.charset.StandardCharsets;

/**
 * A desired object as extensions changed it. Kept as text, because extensions are not asked again
 * until the cluster changes.
 *
 * @param role how the object relates to the pods
 * @param type class of the object
 * @param name name of the object
 * @param json the object as canonical JSON, with the annotation that contains its fingerprint
 * @param fingerprint SHA-256, in hexadecimal, of the canonical JSON without that annotation
 */
public record ExtendedObject(
    ResourceRole role,
    Class<? extends HasMetadata> type,
    String name,
    String json,
    String fingerprint) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ExtendedObject of(ResourceRole role, HasMetadata object, String fingerprint) {
    return new ExtendedObject(
        role,
        object.getClass(),
        object.getMetadata().getName(),
        new String(CanonicalForm.json(object), StandardCharsets.UTF_8),
        fingerprint);
  }

  /** {@return a new copy of the object} */
  public HasMetadata object() {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the object was read before", e);
    }
  }

  /** {@return the object as one YAML document with sorted keys} */
  public String asYaml() {
    return CanonicalForm.yaml(object());
  }
}
