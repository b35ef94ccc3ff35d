package io.streambus.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guarantees that files and pipes contain no escape sequences. */
class TerminalTest {

  @Test
  void onlyTerminalWithColorsGetsThem() {
    assertThat(Terminal.COLORED.paint(TextColor.RED, "Failed"))
        .isEqualTo("\u001b[31mFailed\u001b[0m");
    assertThat(Terminal.PLAIN.paint(TextColor.RED, "Failed")).isEqualTo("Failed");
    assertThat(Terminal.NONE.paint(TextColor.RED, "Failed")).isEqualTo("Failed");
    assertThat(Terminal.COLORED.paint(TextColor.DEFAULT, "Pending")).isEqualTo("Pending");
  }

  @Test
  void processOfBuildHasNoTerminal() {
    assertThat(Terminal.ofProcess(Map.of())).isIn(Terminal.NONE, Terminal.COLORED);
    assertThat(Terminal.ofProcess(Map.of("NO_COLOR", "1"))).isIn(Terminal.NONE, Terminal.PLAIN);
  }
}
