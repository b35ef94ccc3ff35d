package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that the commands for files in the documentation work as they are on the page. */
class FileCommandsPageTest {

  private static final Path PAGE = Path.of("../docs/command-line.md");

  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^[^`|]*\\./streambus ((?:validate|render|generate|completion) [^`)\\n]*)");

  static Stream<String> commands() throws IOException {
    return COMMAND
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult command) -> command.group(1))
        .toList()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandWorks(String command) {
    // When
    Invocation invocation =
        Invocation.of(command.strip().replace("examples/", "../examples/").split(" "));

    // Then
    assertThat(invocation.exitCode()).as(invocation.err()).isZero();
    assertThat(invocation.out()).isNotEmpty();
  }
}
