package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Guarantees that the operator starts with a valid selector and with no other. */
class LabelSelectorConverterTest {

  private final LabelSelectorConverter selector = new LabelSelectorConverter();

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
  void acceptsSyntaxOfKubectl(String text) {
    // When
    String converted = selector.convert(text);

    // Then
    assertThat(converted).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=gold", "a=b=c", "tier in gold", "tier in ()x", "a,,b", "-a"})
  void rejectsInvalidSelector(String text) {
    // When
    assertThatThrownBy(() -> selector.convert(text))

        // Then
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void longSelectorDoesNotOverflowTheStack() {
    assertThat(selector.convert("!a,".repeat(333) + "a")).endsWith(",a");
    assertThatThrownBy(() -> selector.convert("a in (b,c),".repeat(20_000) + "a"))
        .isInstanceOf(TypeConversionException.class);
  }
}
