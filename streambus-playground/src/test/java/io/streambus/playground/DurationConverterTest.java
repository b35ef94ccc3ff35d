package io.streambus.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that commands time out after the requested duration. */
class DurationConverterTest {

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "5m, PT5M", "2h, PT2H"})
  void convertsNumberWithUnit(String text, Duration expected) throws ParseException {
    // When
    Duration converted = new DurationConverter().convert(text);

    // Then
    assertThat(converted).isEqualTo(expected);
  }
}
