package io.streambus.app.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that a number in a JSON file is read as the API server stores it, so that {@code
 * validate} and {@code render} show what the operator would do.
 */
class StoredNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "1.073741824e+09, 1073741824",
    "1E3, 1000",
    "3.0, 3",
    "-2.50e1, -25",
    "0.5, 0.5",
    "1e-3, 0.001",
    "9007199254740993, 9007199254740993",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808, 9223372036854776000",
    "-9223372036854775809, -9223372036854776000",
    "1234567890123456789.0, 1234567890123456800",
    "1208925819614629174706176, 1.2089258196146292E24",
    "1e21, 1.0E21",
  })
  void readsNumberOfJsonFile(String text, String expected) {
    assertThat(read("{\"a\": " + text + "}")).hasToString(expected);
  }

  @Test
  void jsonAndYamlGiveTheSameNumber() {
    var random = new Random(5);
    for (int run = 0; run < 5_000; run++) {
      String text = number(random);
      assertThat(read("{\"a\": " + text + "}")).hasToString(read("a: " + text).toString());
    }
  }

  private static String number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Long.toString(random.nextLong() >> random.nextInt(Long.SIZE));
      case 1 -> Double.toString((double) (random.nextLong() >> random.nextInt(Long.SIZE)));
      case 2 -> new BigInteger(100, random).setBit(99).toString();
      default -> "%d.%de%d".formatted(random.nextInt(9), random.nextInt(99), random.nextInt(30));
    };
  }

  private static JsonNode read(String text) {
    return YamlDocuments.read(
            "test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .get(0)
        .tree()
        .get("a");
  }
}
