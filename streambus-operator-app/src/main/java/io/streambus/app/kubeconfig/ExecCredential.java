package io.streambus.app.kubeconfig;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a credential plugin printed.
 *
 * @param certificate client certificate in the format PEM
 * @param key its key in the format PEM
 * @param end when it expires
 */
record ExecCredential(
    Optional<String> token,
    Optional<String> certificate,
    Optional<String> key,
    Optional<Instant> end) {

  static ExecCredential of(JsonNode document) {
    JsonNode status = document.path("status");
    return new ExecCredential(
        text(status, "token"),
        text(status, "clientCertificateData"),
        text(status, "clientKeyData"),
        text(status, "expirationTimestamp").flatMap(ExecCredential::time));
  }

  boolean isEmpty() {
    return token.isEmpty() && (certificate.isEmpty() || key.isEmpty());
  }

  private static Optional<String> text(JsonNode status, String field) {
    return Optional.of(status.path(field).asText("")).filter(text -> !text.isEmpty());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
