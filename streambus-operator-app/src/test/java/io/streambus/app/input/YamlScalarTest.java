package io.streambus.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that a value is read as kubectl reads it. The expected JSON is what the YAML library
 * of kubectl prints, and, of integers beyond 64 bits, what the API server then stores.
 */
class YamlScalarTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "y, true",
        "Yes, true",
        "ON, true",
        "n, false",
        "Off, false",
        "yEs, \"yEs\"",
        "~~, null",
        "Null, null",
        "nULL, \"nULL\"",
        "3, 3",
        "+3, 3",
        "-0, 0",
        "1_000, 1000",
        "010, 8",
        "0o10, 8",
        "08, 8",
        "-0x1F, -31",
        "0b101, 5",
        "1:30, \"1:30\"",
        "2001-01-01, \"2001-01-01\"",
        "3.0, 3",
        "3.7, 3.7",
        ".5, 0.5",
        "1e3, 1000",
        "1e400, \"1e400\"",
        "-, \"-\"",
        "1Gi, \"1Gi\"",
        "9223372036854775807, 9223372036854775807",
        "18446744073709551615, 18446744073709552000",
        "-9223372036854775808, -9223372036854775808",
      })
  void readsPlainScalar(String text, String json) {
    assertThat(YamlScalar.plain(text)).hasToString(json);
  }
}
