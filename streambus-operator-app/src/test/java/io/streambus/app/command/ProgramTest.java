package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.console.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that users find their way without the documentation. */
class ProgramTest {

  @Test
  void helpListsCommandsAndExitCodes() {
    // When
    Invocation help = Invocation.of("--help");

    // Then
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("run", "render", "validate", "crd", "Exit codes:");
  }

  @Test
  void helpCommandShowsTheHelpOfACommand() {
    // When
    Invocation help = Invocation.of("help", "run");

    // Then
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("--log-format");
  }

  @Test
  void missingCommandIsInvalidUsage() {
    // When
    Invocation noCommand = Invocation.of();

    // Then
    assertThat(noCommand.exitCode()).isEqualTo(2);
    assertThat(noCommand.err()).contains("streambus --help");
  }

  @Test
  void unknownCommandIsInvalidUsage() {
    // When
    Invocation unknown = Invocation.of("fly");

    // Then
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("'fly'");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpOfACommandIsTheSameWhetherOrNotTheOthersExist(String command) {
    // Given
    var out = new StringWriter();
    var console = new Console(System.in, new PrintWriter(out, true), new PrintWriter(out, true));

    // When
    Invocation alone = Invocation.of(command, "--help");
    Program.of(Map.of(), console).execute(command, "--help");

    // Then
    assertThat(alone).isEqualTo(new Invocation(0, out.toString(), ""));
  }

  static Set<String> commands() {
    Set<String> names =
        new TreeSet<>(Program.of(Map.of(), Console.system()).getSubcommands().keySet());
    names.remove("help");
    return names;
  }

  @Test
  void asPluginOfKubectlUsageSaysSo() {
    // When
    Invocation help =
        Invocation.of(Map.of("STREAMBUS_PROGRAM_NAME", "kubectl streambus"), "validate", "--help");
    Invocation error =
        Invocation.of(Map.of("STREAMBUS_PROGRAM_NAME", "kubectl streambus"), "validate");

    // Then
    assertThat(help.out()).startsWith("Usage: kubectl streambus validate ");
    assertThat(error.err()).contains("See 'kubectl streambus validate --help' for usage.");
  }

  /** The class-data archive of the installed program would lack most classes. */
  @Test
  void warmUpRunsOtherCommands() {
    // When
    Invocation warmUp = Invocation.of("warm-up", "../examples/clusters/production-cluster.yaml");

    // Then
    assertThat(warmUp).isEqualTo(new Invocation(0, "", ""));
  }

  @Test
  void printsVersion() {
    // When
    Invocation version = Invocation.of("--version");

    // Then
    assertThat(version.out()).startsWith("streambus ");
  }
}
