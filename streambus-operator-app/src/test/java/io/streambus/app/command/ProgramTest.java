package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

  @Test
  void printsVersion() {
    // When
    Invocation version = Invocation.of("--version");

    // Then
    assertThat(version.out()).startsWith("streambus ");
  }
}
