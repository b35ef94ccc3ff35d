package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognizes the responses of the API server to evictions that no disruption budget permits. */
final class DisruptionBudgetRejection {

  /** Reason of the cause, as defined by the API. */
  private static final String CAUSE = "DisruptionBudget";

  /** The response to a pod with several budgets has no reason, and HTTP status 500. */
  private static final String SEVERAL_BUDGETS = "more than one PodDisruptionBudget";

  private DisruptionBudgetRejection() {}

  /** Returns what the server says about the budgets; empty if the request failed otherwise. */
  static Optional<String> of(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .filter(
            status ->
                causes(status).stream().anyMatch(cause -> CAUSE.equals(cause.getReason()))
                    || Strings.nullToEmpty(status.getMessage()).contains(SEVERAL_BUDGETS))
        .map(DisruptionBudgetRejection::message);
  }

  /** The causes name the budgets and count their pods. */
  private static String message(Status status) {
    return Stream.concat(
            Stream.of(Strings.nullToEmpty(status.getMessage())),
            causes(status).stream().map(cause -> Strings.nullToEmpty(cause.getMessage())))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static List<StatusCause> causes(Status status) {
    return Optional.ofNullable(status.getDetails())
        .map(StatusDetails::getCauses)
        .orElseGet(List::of);
  }
}
