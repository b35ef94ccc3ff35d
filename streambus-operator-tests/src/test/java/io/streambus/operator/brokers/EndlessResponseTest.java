package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that a response without end costs the operator neither time nor memory, wherever in
 * the protocol it has no end.
 */
@Timeout(60)
class EndlessResponseTest {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  private final BrokerHttp http = new BrokerHttp();

  @AfterEach
  void stop() {
    http.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "headers         | HTTP/1.1 200 OK~                                    | A: b~",
        "a header        | HTTP/1.1 200 OK~A:b                                 | b",
        "early responses | HTTP/1.1 103 Early Hints~~                          | HTTP/1.1 103 H~~",
        "a body          | HTTP/1.1 200 OK~Content-Length: 9000000000000~~     | {},",
        "a body to EOF   | HTTP/1.1 200 OK~~                                   | {},",
        "chunks          | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~        | 3~{},~",
        "a chunk size    | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~        | 0",
        "an error        | HTTP/1.1 500 Error~Content-Length: 9000000000000~~  | no"
      })
  void endlessResponseEndsWithinTimeout(String name, String beginning, String repeated) {
    try (var server = new EndlessServer(beginning, repeated)) {
      // When
      long begin = System.nanoTime();
      ApiResponse<BrokerInfo> response = new BrokerApi(http, server.address()).info();

      // Then
      assertThat(response.failure()).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIME_LIMIT);
    }
  }
}
