package io.streambus.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that ages read as those of kubectl, beside which they are shown. */
class AgeTest {

  @ParameterizedTest
  @CsvSource({
    "PT-5S,0s",
    "PT119S,119s",
    "PT2M,2m",
    "PT9M59S,9m59s",
    "PT179M,179m",
    "PT3H1M,3h1m",
    "PT47H,47h",
    "P2D,2d",
    "P7DT5H,7d5h",
    "P729D,729d",
    "P731D,2y1d"
  })
  void ageHasTheUnitsOfKubectl(Duration duration, String expected) {
    assertThat(Age.of(duration)).isEqualTo(expected);
  }
}
