package io.streambus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that new users can copy the commands of the README. */
class ReadmeCommandsTest {

  private static final Path ROOT = Path.of("..");
  private static final String PROGRAM = "./streambus ";

  @Test
  void readmeCommandsWork() throws IOException {
    // Given
    List<String> commands = commands();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(4).contains("playground");

    for (String command : commands) {
      // When
      Invocation invocation = Invocation.of(inThisDirectory(command).split(" "));

      // Then
      assertThat(invocation.exitCode()).as("%s: %s", command, invocation.err()).isZero();
    }
  }

  @Test
  void continuousIntegrationRunsTestCommandOfReadme() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\nmvn verify\n");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("mvn -B -ntp verify");
  }

  private static List<String> commands() throws IOException {
    try (Stream<String> lines = Files.lines(ROOT.resolve("README.md"))) {
      return lines
          .filter(line -> line.startsWith(PROGRAM))
          .map(line -> line.substring(PROGRAM.length()))
          .toList();
    }
  }

  /** Adapts a command to this directory; PlaygroundIT covers the playground on a control plane. */
  private static String inThisDirectory(String command) {
    return command.equals("playground")
        ? "playground --simulated --exit-when-running"
        : command.replace("examples/", "../examples/");
  }
}
