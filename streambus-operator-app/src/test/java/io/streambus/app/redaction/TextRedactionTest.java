package io.streambus.app.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that logs can be passed on: no password, token or key remains in any usual form. */
class TextRedactionTest {

  private static final String PLANTED = "planted5f1c2e";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=planted5f1c2e",
        "--db-password planted=1 --db-password=planted5f1c2e next",
        "password: planted5f1c2e with spaces planted5f1c2e",
        "  dbPassword: \"planted5f1c2e and \\\" planted5f1c2e\"",
        "{\"apiKey\": \"planted5f1c2e\", \"user\": \"x\"}",
        "AccountName=x;AccountKey=planted5f1c2e",
        "{\\\"apiKey\\\":\\\"planted5f1c2e\\\"}",
        "client_secret='planted5f1c2e planted5f1c2e'",
        "token:\n  planted5f1c2e",
        "key:\n  passphrase: |\n    planted5f1c2e\n    planted5f1c2e\n",
        "Authorization: Bearer planted5f1c2e",
        "got header bearer  planted5f1c2e",
        "postgres://user:planted5f1c2e@db.example.com/orders",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwbGFudGVkIn0.planted5f1c2e",
        """
        -----BEGIN EC PRIVATE KEY-----
        planted5f1c2e
        planted5f1c2e
        -----END EC PRIVATE KEY-----\
        """,
        "-----BEGIN PRIVATE KEY-----\nplanted5f1c2e"
      })
  void confidentialValueIsRemoved(String text) {
    assertThat(TextRedaction.of(text)).doesNotContain(PLANTED).contains(TextRedaction.REDACTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T00:00:00Z INFO Broker started id=1 port=9092",
        "MountVolume.SetUp failed for volume \"tls\" : secret \"demo-tls\" not found",
        "secretName: demo-tls",
        "secrets \"demo-ca\" is forbidden: User \"x\" cannot get resource \"secrets\"",
        "https://registry.example.com:5000/team/image"
      })
  void otherTextRemains(String text) {
    assertThat(TextRedaction.of(text)).isEqualTo(text);
  }

  @Test
  void longLogsTakeShort() {
    // Given
    String log = ("password".repeat(200) + " token token: " + " ".repeat(300) + "\n").repeat(500);

    // Then
    assertTimeout(Duration.ofSeconds(20), () -> TextRedaction.of(log));
  }
}
