package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.resources.Resolution;
import io.streambus.resources.validation.Problem;
import java.util.Optional;

/** Why the spec is not applied until the user acts. */
final class NotApplied {

  private NotApplied() {}

  static Optional<ConditionCause> cause(StepResults results) {
    return invalidSpec(results)
        .or(() -> ExtensionConditions.cause(results))
        .or(() -> CertificateConditions.blocking(results))
        .or(
            () ->
                results
                    .applyFailure()
                    .map(failure -> new ConditionCause(failure.reason(), failure.message())));
  }

  private static Optional<ConditionCause> invalidSpec(StepResults results) {
    return results.resolution() instanceof Resolution.Rejected rejected
        ? Optional.of(
            ConditionCause.joined(
                results.snapshot().cluster().parseError().isPresent()
                    ? ConditionReason.UNPARSABLE_SPEC
                    : ConditionReason.INVALID_SPEC,
                rejected.problems(),
                Problem::toString))
        : Optional.empty();
  }
}
