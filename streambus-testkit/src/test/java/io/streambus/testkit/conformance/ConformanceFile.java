package io.streambus.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.io.Resources;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files of the conformance tests. */
final class ConformanceFile {

  static final Path FOLDER = Path.of("src/test/resources/io/streambus/testkit/conformance");

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private ConformanceFile() {}

  static JsonNode read(String name) {
    try {
      String yaml =
          Resources.toString(
              Resources.getResource(ConformanceFile.class, name), StandardCharsets.UTF_8);
      return SERIALIZATION.unmarshal(yaml, JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
