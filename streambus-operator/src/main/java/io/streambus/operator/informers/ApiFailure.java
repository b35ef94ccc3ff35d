package io.streambus.operator.informers;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.text.ExternalText;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * Why a watch stopped or a request failed.
 *
 * @param reason message of the API server, else of the root cause
 * @param code HTTP status; 0 without a response
 */
record ApiFailure(String reason, int code) {

  private static final int TOO_MANY_REQUESTS = 429;

  /** Truncates the reason. */
  ApiFailure {
    reason = ExternalText.line(reason, ExternalText.MAX_EXPLANATION);
  }

  static ApiFailure of(Throwable cause) {
    List<KubernetesClientException> responses =
        Throwables.getCausalChain(cause).stream()
            .filter(KubernetesClientException.class::isInstance)
            .map(KubernetesClientException.class::cast)
            .toList();
    return new ApiFailure(
        // Messages of the client are not stable.
        responses.stream()
            .flatMap(e -> Optional.ofNullable(e.getStatus()).map(Status::getMessage).stream())
            .findFirst()
            .orElseGet(() -> Throwables.getRootCause(cause).toString()),
        responses.stream()
            .map(KubernetesClientException::getCode)
            .filter(code -> code > 0)
            .findFirst()
            .orElse(0));
  }

  boolean isForbidden() {
    return code == HttpURLConnection.HTTP_FORBIDDEN;
  }

  boolean isNotFound() {
    return code == HttpURLConnection.HTTP_NOT_FOUND;
  }

  /** Whether the same request would fail again. */
  boolean isRejection() {
    return code >= HttpURLConnection.HTTP_BAD_REQUEST
        && code < HttpURLConnection.HTTP_INTERNAL_ERROR
        && code != HttpURLConnection.HTTP_GONE
        && code != TOO_MANY_REQUESTS;
  }
}
