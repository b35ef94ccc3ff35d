package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.brokers.BrokerInfo.GoDurationParser;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that uptimes are parsed, so that a restart that lost the tenants is detected. */
class GoDurationParserTest {

  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "12.5ms, PT0.0125S",
    "1.000000001s, PT1.000000001S",
    "3m0.25s, PT3M0.25S",
    "1h2m3.456789s, PT1H2M3.456789S",
    "9876h0m1s, PT9876H1S",
    "17.5µs, PT0.0000175S"
  })
  void parsesGoDuration(String text, Duration expected) {
    assertThat(GoDurationParser.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "12", "-3s", "1.2.3s", "1s1s1s1s1s", "99999999999999999h"})
  void rejectsInvalidDuration(String text) {
    assertThat(GoDurationParser.parse(text)).isEmpty();
  }
}
