package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that a Secret that cannot be read is reported, and not mistaken for its old version.
 */
class WatchedSecretTest {

  private int changes;
  private final WatchedSecret secret = new WatchedSecret("shop", "certificate", () -> changes++);

  @ParameterizedTest
  @MethodSource("failures")
  void newVersionThatCannotBeReadReplacesOldOne(Throwable failure, int attempts, String message) {
    // Given
    secret.request("1");
    secret.setRead("1", Optional.of(info("1")));
    secret.request("2");

    // When
    for (int attempt = 1; attempt < attempts; attempt++) {
      secret.setReadFailed("2", SecretFailure.of(failure));
      assertThat(secret.state()).isEqualTo(new SecretState.Present(info("1")));
    }
    secret.setReadFailed("2", SecretFailure.of(failure));

    // Then
    assertThat(secret.state())
        .isInstanceOfSatisfying(
            SecretState.Unavailable.class,
            unavailable -> assertThat(unavailable.message()).contains(message));
    assertThat(secret.isRequested("2")).as("retries continue").isTrue();
    assertThat(changes).isEqualTo(2);

    // When
    secret.setRead("2", Optional.of(info("2")));

    // Then
    assertThat(secret.state()).isEqualTo(new SecretState.Present(info("2")));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new StackOverflowError(), 1, "fails to process it (StackOverflowError)"),
        Arguments.of(new OutOfMemoryError(), 1, "fails to process it (OutOfMemoryError)"),
        Arguments.of(new IllegalStateException(), 1, "fails to process it (IllegalStateException)"),
        Arguments.of(
            new KubernetesClientException("list", new JsonParseException(null, "too long")),
            1,
            "fails to process it"),
        Arguments.of(new KubernetesClientException("no", 403, null), 1, "grant the operator"),
        Arguments.of(new KubernetesClientException("no", 500, null), 3, "HTTP 500"),
        Arguments.of(
            new CompletionException(new IOException("reset")), 3, "API server does not respond"),
        Arguments.of(
            new KubernetesClientException("reset", new IOException("reset")),
            3,
            "API server does not respond"));
  }

  @Test
  void failedWatchDoesNotAffectWhatWasRead() {
    // Given
    secret.request("1");
    secret.setRead("1", Optional.of(info("1")));

    // When
    for (int i = 0; i < 10; i++) {
      secret.setFailed(SecretFailure.of(new IOException("reset")));
    }

    // Then
    assertThat(secret.state()).isEqualTo(new SecretState.Present(info("1")));
  }

  @Test
  void failureOfReplacedVersionIsIgnored() {
    // Given
    secret.request("1");
    secret.request("2");

    // When
    secret.setReadFailed("1", SecretFailure.of(new StackOverflowError()));

    // Then
    assertThat(secret.state()).isEqualTo(new SecretState.Unknown());
  }

  private static SecretInfo info(String version) {
    return new SecretInfo(version, Optional.empty(), false, ImmutableMap.of());
  }
}
