package io.streambus.docs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Guarantees that users find every field of the CRD, with the rules that the API server checks. */
class ReferencePageTest {

  private static final Path PAGE = Path.of("../docs/reference.md");
  private static final String MARK = "<!-- Generated from the CRD; do not edit below. -->\n";

  @Test
  void pageMatchesCrd() throws IOException {
    // Given
    String page = Files.readString(PAGE);
    String expected = page.substring(0, page.indexOf(MARK)) + MARK + fields();

    // When
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, expected);
    }

    // Then
    assertThat(Files.readString(PAGE))
        .as("%s; approve an intended change with -Dgolden.update=true", PAGE)
        .isEqualTo(expected);
  }

  private static String fields() throws IOException {
    JsonNode schema =
        new YAMLMapper()
            .readTree(StreamBusClusterCrd.asYaml())
            .at("/spec/versions/0/schema/openAPIV3Schema");
    ReferencePage page = new ReferencePage(Enforcement.read());
    return schema.path("properties").properties().stream()
            .map(SchemaField::of)
            .map(page::sections)
            .reduce("", String::concat)
        + "\n## Rules for the whole object\n\n"
        + ReferencePage.rules(schema);
  }
}
