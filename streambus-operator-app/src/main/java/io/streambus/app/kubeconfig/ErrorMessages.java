package io.streambus.app.kubeconfig;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** Describes a failed request in one line. */
public final class ErrorMessages {

  private ErrorMessages() {}

  /** Returns the message of the API server or, if there is none, of the root cause. */
  public static String of(Throwable failure) {
    Throwable root = Throwables.getRootCause(failure);
    String message =
        root instanceof KubernetesClientException rejected && rejected.getStatus() != null
            ? rejected.getStatus().getMessage()
            : root.getMessage();
    return message == null || message.isBlank()
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
