package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.operator.fixture.GoldenFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Guarantees that the page about the simulation shows code that runs, and all differences. */
class SimulationPageTest {

  private static final String PAGE = "docs/simulation.md";
  private static final String TESTS = "streambus-testkit/src/test/java/io/streambus/testkit/";
  private static final String DIFFERENCES =
      "streambus-testkit/src/test/resources/io/streambus/testkit/conformance/differences.yaml";

  @Test
  void codeIsPartOfTests() throws IOException {
    // Given
    String tests =
        Pages.read(TESTS + "simulation/SimulationExamplesTest.java")
            + Pages.read(TESTS + "controllers/client/SimulatedControllersIT.java");

    // When
    List<CodeBlock> blocks = CodeBlock.allOf(PAGE, Pages.read(PAGE));

    // Then
    assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(tests).contains(block.text()));
  }

  @Test
  void allDifferencesAreListed() throws IOException {
    // Given
    JsonNode differences = new YAMLMapper().readTree(Pages.read(DIFFERENCES));

    // When
    String list =
        Stream.concat(
                StreamSupport.stream(differences.path("notCompared").spliterator(), false)
                    .map(JsonNode::asText),
                StreamSupport.stream(differences.path("lines").spliterator(), false)
                    .map(difference -> difference.path("reason").asText()))
            .distinct()
            .map("- %s\n"::formatted)
            .collect(Collectors.joining("", "\n", ""));

    // Then
    new GoldenFile(Pages.ROOT.resolve(PAGE)).verifyBelow("## What differs", list);
  }
}
