package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that text of others cannot disguise a message, nor make it impossible to store. */
class UserInputTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r", "\u001b", "\u0000", "\u0085", "\u2028", "\u202e", "\u200b", "\ud83d"})
  void replacesUnprintableCharacter(String character) {
    assertThat(UserInput.printable("a" + character + "b")).isEqualTo("a?b");
  }

  /** Tags are format characters that take two chars each. */
  @Test
  void replacesUnprintableSupplementaryCharacter() {
    assertThat(UserInput.printable("a" + Character.toString(0xE0041) + "b")).isEqualTo("a?b");
  }

  @Test
  void keepsOtherCharacters() {
    assertThat(UserInput.printable("Grüße, \ud83d\ude80 東京")).isEqualTo("Grüße, \ud83d\ude80 東京");
  }

  @Test
  void doesNotSplitCharacters() {
    assertThat(UserInput.excerpt("abc\ud83d\ude80def", 4)).isEqualTo("abc...");
    assertThat(UserInput.excerpt("abc\ud83d\ude80def", 5)).isEqualTo("abc\ud83d\ude80...");
  }

  @Test
  void anyTextBecomesShortAndPrintable() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(200), 0, 0x10000).forEach(unit -> text.append((char) unit));

      assertThat(UserInput.excerpt(text.toString()))
          .hasSizeLessThanOrEqualTo(83)
          .doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}].*");
    }
  }
}
