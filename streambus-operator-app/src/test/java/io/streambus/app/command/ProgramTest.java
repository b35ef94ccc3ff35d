package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** If this fails, people who guess get no help. */
class ProgramTest {

  @Test
  void theHelpNamesTheCommandsAndTheExitCodes() {
    // When
    Invocation help = Invocation.of("--help");

    // Then
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("run", "render", "validate", "crd", "Exit codes:");
  }

  @Test
  void withoutACommandNothingHappens() {
    // When
    Invocation nothing = Invocation.of();

    // Then
    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).contains("streambus --help");
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    // When
    Invocation unknown = Invocation.of("fly");

    // Then
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("'fly'");
  }

  @Test
  void theVersionIsTold() {
    // When
    Invocation version = Invocation.of("--version");

    // Then
    assertThat(version.out()).startsWith("streambus ");
  }
}
