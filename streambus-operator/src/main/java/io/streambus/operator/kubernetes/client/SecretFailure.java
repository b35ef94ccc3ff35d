package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletionException;

/**
 * Why Secrets could not be read.
 *
 * @param code HTTP status; 0 without a response
 */
record SecretFailure(int code) {

  static SecretFailure of(Throwable cause) {
    Throwable root =
        cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    return new SecretFailure(
        root instanceof KubernetesClientException exception ? exception.getCode() : 0);
  }

  /** Whether a permission is missing. */
  boolean isRejection() {
    return code == HttpURLConnection.HTTP_UNAUTHORIZED || code == HttpURLConnection.HTTP_FORBIDDEN;
  }
}
