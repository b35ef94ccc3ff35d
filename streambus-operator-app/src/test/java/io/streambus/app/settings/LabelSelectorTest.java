package io.streambus.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/**
 * If this fails, an operator starts that watches nothing, or does not start with a sound selector.
 */
class LabelSelectorTest {

  private final LabelSelector selector = new LabelSelector();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tier",
        "!tier",
        "tier=gold",
        "tier==gold",
        "tier!=gold",
        "tier=",
        "example.com/tier=gold",
        "tier in (gold, silver),team=a",
        "tier notin (gold)"
      })
  void whatKubectlTakesIsTaken(String text) {
    // When
    String taken = selector.convert(text);

    // Then
    assertThat(taken).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=gold", "a=b=c", "tier in gold", "tier in ()x", "a,,b", "-a"})
  void everythingElseIsRefused(String text) {
    // When
    assertThatThrownBy(() -> selector.convert(text))

        // Then
        .isInstanceOf(TypeConversionException.class);
  }
}
