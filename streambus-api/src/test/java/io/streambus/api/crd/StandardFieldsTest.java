package io.streambus.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Guarantees that no field of the metadata is mistaken for a misspelled one. */
class StandardFieldsTest {

  private final JsonMapper mapper = new JsonMapper();

  @Test
  void metadataHasTheFieldsOfKubernetes() throws IOException {
    // Given
    JsonNode metadata =
        new YAMLMapper()
            .readTree(Files.readString(ExtractedSchema.STANDARD_FIELDS))
            .path("metadata");

    // Then
    assertThat(metadata.path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(fields(ObjectMeta.class));
    assertThat(metadata.at("/properties/ownerReferences/items/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(fields(OwnerReference.class));
  }

  private Set<String> fields(Class<?> type) {
    return mapper
        .getSerializationConfig()
        .introspect(mapper.constructType(type))
        .findProperties()
        .stream()
        .map(BeanPropertyDefinition::getName)
        .filter(name -> !name.equals("additionalProperties"))
        .collect(Collectors.toSet());
  }
}
