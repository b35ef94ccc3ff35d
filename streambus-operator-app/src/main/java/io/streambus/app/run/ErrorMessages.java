package io.streambus.app.run;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Why a request failed, in one line. */
public final class ErrorMessages {

  private ErrorMessages() {}

  /** What the API server says, or else the innermost cause. */
  public static String of(Throwable failure) {
    Throwable root = Throwables.getRootCause(failure);
    String message =
        root instanceof KubernetesClientException refused && refused.getStatus() != null
            ? refused.getStatus().getMessage()
            : root.getMessage();
    return message == null || message.isBlank()
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
