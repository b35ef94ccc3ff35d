package io.streambus.docs.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.operator.fixture.GoldenFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Guarantees that users find every field of the CRD, with the rules that the API server checks. */
class ReferencePageTest {

  private static final GoldenFile PAGE = new GoldenFile(Path.of("../docs/reference.md"));
  private static final String MARK = "<!-- Generated from the CRD; do not edit below. -->";

  @Test
  void pageMatchesCrd() throws IOException {
    PAGE.verifyBelow(MARK, fields());
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
