package io.streambus.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guarantees that no request occupies the processor: clients need no token to send one. */
class RequestReaderTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @Test
  void blanksInHeaderAreReadQuickly() {
    // Given
    String head = "GET / HTTP/1.1\r\nauthorization:" + " ".repeat(16_000) + "\rx\r\n\r\n";

    // When
    Optional<EndpointRequest> request = assertTimeoutPreemptively(LIMIT, () -> read(head));

    // Then
    assertThat(request).contains(new EndpointRequest("GET", "/", Optional.empty()));
  }

  @Test
  void longPathWithoutVersionIsReadQuickly() {
    // When
    Optional<EndpointRequest> request =
        assertTimeoutPreemptively(LIMIT, () -> read("GET /" + "a".repeat(16_000) + "\n\n"));

    // Then
    assertThat(request).isEmpty();
  }

  @Test
  void blanksAroundTheAuthorizationAreNoPartOfIt() throws Exception {
    // When
    Optional<EndpointRequest> request =
        read("GET /metrics?a=b HTTP/1.1\r\nHost: a\r\nAUTHORIZATION:\t Bearer t \r\n\r\n");

    // Then
    assertThat(request).contains(new EndpointRequest("GET", "/metrics", Optional.of("Bearer t")));
  }

  private static Optional<EndpointRequest> read(String head) throws Exception {
    return new RequestReader(new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)))
        .read();
  }
}
