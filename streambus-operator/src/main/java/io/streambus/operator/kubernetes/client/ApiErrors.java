package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates client exceptions into results and exceptions of the Kubernetes port. */
final class ApiErrors {

  private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final String NAMESPACE_TERMINATING = "NamespaceTerminating";

  private ApiErrors() {}

  static WriteResult write(String description, Supplier<? extends HasMetadata> request) {
    try {
      return new WriteResult.Success(request.get());
    } catch (KubernetesClientException e) {
      return failed(description, e);
    }
  }

  /** As {@link #write}, but a PodDisruptionBudget that does not permit an eviction rejects it. */
  static WriteResult evict(String description, Supplier<? extends HasMetadata> request) {
    try {
      return new WriteResult.Success(request.get());
    } catch (KubernetesClientException e) {
      return DisruptionBudgetRejection.of(e)
          .<WriteResult>map(WriteResult.Rejected::byDisruptionBudget)
          .orElseGet(() -> failed(description, e));
    }
  }

  private static WriteResult failed(String description, KubernetesClientException e) {
    if (isTransient(e) || e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
      throw new KubernetesUnavailableException(description, e);
    }
    return rejected(description, e);
  }

  static WriteResult create(String description, Supplier<? extends HasMetadata> request) {
    try {
      return new WriteResult.Success(request.get());
    } catch (KubernetesClientException e) {
      if (isTransient(e)) {
        throw new KubernetesUnavailableException(description, e);
      }
      return e.getCode() == HttpURLConnection.HTTP_CONFLICT
          ? new WriteResult.AlreadyExists()
          : rejected(description, e);
    }
  }

  static WriteResult delete(HasMetadata object, Runnable request) {
    return write(
        "delete " + ObjectKey.of(object),
        () -> {
          request.run();
          return object;
        });
  }

  static Optional<HasMetadata> read(String description, Supplier<@Nullable HasMetadata> request) {
    try {
      return Optional.ofNullable(request.get());
    } catch (KubernetesClientException e) {
      throw new KubernetesUnavailableException(description, e);
    }
  }

  /** Code 0 or less: the request got no readable HTTP response. */
  private static boolean isTransient(KubernetesClientException e) {
    return e.getCode() <= 0
        || e.getCode() == TOO_MANY_REQUESTS
        || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  private static WriteResult rejected(String description, KubernetesClientException e) {
    if (isNamespaceTerminating(e)) {
      throw new NamespaceTerminatingException(description, e);
    }
    String message =
        e.getStatus() != null && e.getStatus().getMessage() != null
            ? e.getStatus().getMessage()
            : String.valueOf(e.getMessage());
    log.atInfo()
        .addKeyValue("request", description)
        .addKeyValue("code", e.getCode())
        .addKeyValue("response", message)
        .log("API server rejected a request");
    return new WriteResult.Rejected(e.getCode(), message);
  }

  private static boolean isNamespaceTerminating(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getDetails)
        .map(StatusDetails::getCauses)
        .filter(
            causes ->
                causes.stream().anyMatch(cause -> NAMESPACE_TERMINATING.equals(cause.getReason())))
        .isPresent();
  }
}
