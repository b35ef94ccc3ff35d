package io.streambus.operator.status;

import static io.streambus.operator.status.OptionalApiConditions.CHECK_AGAIN;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Conditions of clusters whose extensions fail, or add objects of kinds that are not served. */
final class ExtensionConditions {

  private static final String REMEDY =
      "; correct the extension or remove it from the operator; the operator retries every minute";

  private ExtensionConditions() {}

  static Optional<ConditionDraft> failed(StepResults results) {
    return cause(results).map(cause -> cause.toDraft(ConditionType.EXTENSION_FAILED, true));
  }

  /** Why the spec is not applied. */
  static Optional<ConditionCause> cause(StepResults results) {
    return results.resolution() instanceof Resolution.ExtensionFailed failed
        ? Optional.of(
            new ConditionCause(reason(failed.failure()), message(results, failed.failure())))
        : Optional.empty();
  }

  /** Texts of exceptions may differ each time, and must not cause a write each time. */
  private static String message(StepResults results, ExtensionFailure failure) {
    return results
        .snapshot()
        .previousCondition(ConditionType.EXTENSION_FAILED)
        .map(ClusterCondition::message)
        .filter(message -> message.startsWith(failure.summary()))
        .orElseGet(() -> failure.message() + REMEDY);
  }

  private static ConditionReason reason(ExtensionFailure failure) {
    return switch (failure.kind()) {
      case ERROR -> ConditionReason.EXTENSION_ERROR;
      case FORBIDDEN -> ConditionReason.EXTENSION_FORBIDDEN;
      case UNSTABLE -> ConditionReason.EXTENSION_UNSTABLE;
    };
  }

  static Optional<ConditionDraft> apiUnavailable(StepResults results) {
    List<ObjectKey> objects = results.unavailable();
    if (objects.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> cause = results.snapshot().apis().unavailability(objects.get(0).kind());
    return Optional.of(
        new ConditionDraft(
            ConditionType.EXTENSION_API_UNAVAILABLE,
            true,
            cause.isPresent()
                ? ConditionReason.API_UNAVAILABLE
                : ConditionReason.EXTENSION_API_MISSING,
            "%s cannot be created, because %s"
                .formatted(
                    objects.stream().map(ObjectKey::toString).collect(Collectors.joining(", ")),
                    cause
                        .map(reason -> reason + "; resolve this, then " + CHECK_AGAIN)
                        .orElseGet(() -> notInstalled(results.snapshot().apis().watched())))));
  }

  private static String notInstalled(boolean watched) {
    return "the API is not installed; "
        + (watched
            ? "the operator creates the object once the API is installed"
            : "once the API is installed, " + CHECK_AGAIN);
  }
}
