package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.console.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guarantees that scripts can rely on the documented exit codes. */
class CommandLinePageTest {

  @ParameterizedTest
  @EnumSource(ExitCode.class)
  void pageExplainsEveryExitCode(ExitCode code) {
    assertThat(Pages.read("docs/command-line.md"))
        .contains("\n| %d | %s |\n".formatted(code.code(), code.description()));
  }
}
