package io.streambus.api.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that text of others cannot disguise a message, nor make it impossible to store. */
class ExternalTextTest {

  private static final String ROCKET = Character.toString(0x1F680);

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b", "\u0000", "\u202e", "\u200b", "\ue000", "\uffff", "\ud83d", "\ude80"})
  void replacesUnprintableCharacter(String character) {
    assertThat(ExternalText.line("a" + character + "b")).isEqualTo("a?b");
  }

  /** Tags are format characters that take two chars each. */
  @Test
  void replacesUnprintableSupplementaryCharacter() {
    assertThat(ExternalText.line("a" + Character.toString(0xE0041) + "b")).isEqualTo("a?b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\t", "\u0085", "\u2028", "\u2029", " \n\n ", "\n  "})
  void joinsLines(String end) {
    assertThat(ExternalText.line("a" + end + "b")).matches("a +b");
    assertThat(ExternalText.line("a" + end).strip()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a  b ", "Grüße, \ud83d\ude80 東京"})
  void keepsOtherCharacters(String text) {
    assertThat(ExternalText.line(text)).isEqualTo(text);
  }

  @Test
  void countsAndSplitsCharacters() {
    assertThat(ExternalText.line("abc" + ROCKET, 4)).isEqualTo("abc" + ROCKET);
    assertThat(ExternalText.line("abc" + ROCKET + "d", 4)).isEqualTo("abc" + ROCKET + "...");
    assertThat(ExternalText.line("abc" + ROCKET + "d", 3)).isEqualTo("abc...");
  }

  @Test
  void anyTextBecomesShortAndPrintableAndStaysSo() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      String text = randomText(random);
      int max = random.nextInt(120);

      String line = ExternalText.line(text, max);

      assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(max + 3);
      assertThat(line).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
      assertThat(ExternalText.line(line, max)).isEqualTo(line);
      assertThat(new String(line.getBytes(UTF_8), UTF_8)).isEqualTo(line);
    }
  }

  /** Half of the characters are those of ordinary texts. */
  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(200); length > 0; length--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.append(" \n\t\r".charAt(random.nextInt(4)));
        case 2 -> text.append(ROCKET);
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }
}
