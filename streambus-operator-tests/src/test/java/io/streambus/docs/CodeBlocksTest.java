package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that everything users can copy from the documentation is executed, parsed, or listed
 * with the reason why it is not.
 */
class CodeBlocksTest {

  /** Commands, data that is parsed, code that is compared with examples, and output. */
  private static final Set<String> LANGUAGES = Set.of("sh", "yaml", "java", "xml", "text");

  private static final DocumentedCommands COMMANDS = DocumentedCommands.read();
  private static final YAMLMapper YAML = new YAMLMapper();

  static List<String> pages() throws IOException {
    return Pages.all();
  }

  static Stream<CodeBlock> blocks() throws IOException {
    return pages().stream().flatMap(page -> CodeBlock.allOf(page, Pages.read(page)).stream());
  }

  static Stream<CodeBlock> yamlBlocks() throws IOException {
    return blocks().filter(block -> block.language().equals("yaml"));
  }

  static Stream<DocumentedCommand> commands() {
    return COMMANDS.all().stream();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockHasKnownLanguage(CodeBlock block) {
    assertThat(LANGUAGES).as(block.toString()).contains(block.language());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockOfCommandsIsRegistered(String page) {
    // Given
    List<CodeBlock> blocks = Pages.commandsOf(page);

    // When
    List<DocumentedCommand> commands = COMMANDS.of(page);

    // Then
    assertThat(blocks.stream().map(CodeBlock::firstLine))
        .as("code-blocks.yaml lists the blocks of %s in their order", page)
        .zipSatisfy(
            commands.stream().map(DocumentedCommand::starts).toList(),
            (line, starts) -> assertThat(line).startsWith(starts));
  }

  @Test
  void registerContainsNoOtherPages() throws IOException {
    assertThat(pages()).containsAll(COMMANDS.byPage().keySet());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyBlockOfCommandsIsExecutedOrHasReason(DocumentedCommand command) {
    assertThat(command.isComplete()).as(command.toString()).isTrue();
  }

  @Test
  void everyScenarioExists() {
    assertThat(COMMANDS.all().stream().filter(command -> command.scenario() != null))
        .extracting(DocumentedCommand::scenario)
        .isSubsetOf(CommandScenario.readAll().stream().map(CommandScenario::name).toList());
  }

  /** {@link DocumentedCommandsIT} reads its blocks from the pages, so its claims are true. */
  @Test
  void executingTestsReadThePages() throws IOException {
    for (var page : COMMANDS.byPage().entrySet()) {
      for (DocumentedCommand command : page.getValue()) {
        String test = command.executedBy();
        if (test != null && !test.equals(DocumentedCommandsIT.class.getSimpleName())) {
          assertThat(source(test)).as("%s executes %s", test, command).contains(page.getKey());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("yamlBlocks")
  void yamlIsWellFormed(CodeBlock block) throws IOException {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(block.text())) {
      assertThat(documents.readAll()).as(block.toString()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("yamlBlocks")
  void clustersAreValid(CodeBlock block) throws IOException {
    for (StreamBusCluster cluster : ClusterYaml.in(block)) {
      assertThat(ClusterResolver.resolve(cluster, ClusterInputs.none()))
          .as(block.toString())
          .isInstanceOf(Resolution.Resolved.class);
    }
  }

  private static String source(String test) throws IOException {
    try (Stream<Path> files = Files.walk(Pages.ROOT)) {
      Set<Path> sources =
          files
              .filter(file -> file.endsWith(test + ".java"))
              .filter(file -> file.toString().contains("/src/test/java/"))
              .collect(Collectors.toSet());
      assertThat(sources).as("source of the test %s", test).hasSize(1);
      return Files.readString(sources.iterator().next());
    }
  }
}
