package io.streambus.operator.kubernetes.client;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates client exceptions into results and exceptions of the Kubernetes port. A response that
 * asks to retry is an exception at first, and a rejection if the failure persists.
 */
final class ApiErrors {

  private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final String NAMESPACE_TERMINATING = "NamespaceTerminating";

  /** The API server rejects another UID as a change of this field, not as a conflict. */
  private static final String UID = "metadata.uid";

  private final FailedRequests failures;

  ApiErrors(Ticker ticker) {
    this.failures = new FailedRequests(ticker);
  }

  WriteResult write(String description, Supplier<? extends HasMetadata> request) {
    try {
      return success(description, request);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
          || hasCause(e, cause -> UID.equals(cause.getField()))) {
        throw unavailable(description, e);
      }
      return failed(description, e);
    }
  }

  /** As {@link #write}, but a PodDisruptionBudget that does not permit an eviction rejects it. */
  WriteResult evict(String description, Supplier<? extends HasMetadata> request) {
    try {
      return success(description, request);
    } catch (KubernetesClientException e) {
      Optional<String> budget = DisruptionBudgetRejection.of(e);
      if (budget.isPresent()) {
        return WriteResult.Rejected.byDisruptionBudget(budget.get());
      }
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == TOO_MANY_REQUESTS) {
        throw unavailable(description, e);
      }
      return failed(description, e);
    }
  }

  WriteResult create(String description, Supplier<? extends HasMetadata> request) {
    try {
      return success(description, request);
    } catch (KubernetesClientException e) {
      return e.getCode() == HttpURLConnection.HTTP_CONFLICT
          ? new WriteResult.AlreadyExists()
          : failed(description, e);
    }
  }

  WriteResult delete(HasMetadata object, Runnable request) {
    return write(
        "delete " + ObjectKey.of(object),
        () -> {
          request.run();
          return object;
        });
  }

  static <T extends HasMetadata> Optional<T> read(
      String description, Supplier<? extends @Nullable T> request) {
    try {
      return Optional.ofNullable(request.get());
    } catch (KubernetesClientException e) {
      throw unavailable(description, e);
    }
  }

  /** Returns the exception for a request that is retried soon. */
  static KubernetesUnavailableException unavailable(
      String description, KubernetesClientException e) {
    return hasResponse(e)
        ? new KubernetesUnavailableException(description, response(e), e)
        : new KubernetesUnavailableException(description, e);
  }

  private WriteResult success(String description, Supplier<? extends HasMetadata> request) {
    WriteResult result = new WriteResult.Success(request.get());
    failures.clear(description);
    return result;
  }

  private WriteResult failed(String description, KubernetesClientException e) {
    if (!hasResponse(e) || (asksToRetry(e) && !failures.persists(description))) {
      throw unavailable(description, e);
    }
    if (isNamespaceTerminating(e)) {
      throw new NamespaceTerminatingException(description, e);
    }
    WriteResult.Rejected rejected = response(e);
    log.atInfo()
        .addKeyValue("request", description)
        .addKeyValue("code", rejected.code())
        .addKeyValue("response", rejected.message())
        .log("API server rejected a request");
    return rejected;
  }

  private static boolean hasResponse(KubernetesClientException e) {
    return e.getCode() > 0;
  }

  private static boolean asksToRetry(KubernetesClientException e) {
    return e.getCode() == TOO_MANY_REQUESTS || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  private static WriteResult.Rejected response(KubernetesClientException e) {
    return new WriteResult.Rejected(
        e.getCode(),
        Optional.ofNullable(e.getStatus())
            .map(Status::getMessage)
            .orElseGet(() -> String.valueOf(e.getMessage())));
  }

  static boolean isNamespaceTerminating(KubernetesClientException e) {
    return hasCause(e, cause -> NAMESPACE_TERMINATING.equals(cause.getReason()));
  }

  private static boolean hasCause(KubernetesClientException e, Predicate<StatusCause> expected) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getDetails)
        .map(StatusDetails::getCauses)
        .filter(causes -> causes.stream().anyMatch(expected))
        .isPresent();
  }
}
