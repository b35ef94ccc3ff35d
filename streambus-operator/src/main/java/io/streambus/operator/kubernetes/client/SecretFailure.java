package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JacksonException;
import com.google.common.base.Throwables;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletionException;

/**
 * Why Secrets could not be read.
 *
 * @param code HTTP status; 0 without a response
 * @param exception name of the exception; its message may contain part of a Secret
 * @param isProcessing whether a response was received that could not be processed
 */
record SecretFailure(int code, String exception, boolean isProcessing) {

  static SecretFailure of(Throwable cause) {
    Throwable root =
        cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    // The client has another number than 0 for no response.
    int code =
        root instanceof KubernetesClientException exception ? Math.max(exception.getCode(), 0) : 0;
    return new SecretFailure(
        code, root.getClass().getSimpleName(), code == 0 && isProcessing(root));
  }

  /** Failures of connections are checked exceptions. */
  private static boolean isProcessing(Throwable cause) {
    return cause instanceof Error
        || (cause instanceof RuntimeException && !(cause instanceof KubernetesClientException))
        || Throwables.getCausalChain(cause).stream().anyMatch(JacksonException.class::isInstance);
  }

  /** Whether a permission is missing. */
  boolean isRejection() {
    return code == HttpURLConnection.HTTP_UNAUTHORIZED || code == HttpURLConnection.HTTP_FORBIDDEN;
  }

  /** Problem and next step for the user. */
  String message(WatchedSecret secret) {
    if (isProcessing) {
      return ("the operator fails to process it (%s) and retries; replace its content and report"
              + " this failure")
          .formatted(exception);
    }
    if (isRejection()) {
      return ("the API server responded with HTTP %d; grant the operator the verbs list and"
              + " watch on secrets in namespace %s, or on secret %s")
          .formatted(code, secret.namespace(), secret.name());
    }
    return code == 0
        ? "the API server does not respond"
        : "the API server responded with HTTP %d; the operator retries".formatted(code);
  }
}
