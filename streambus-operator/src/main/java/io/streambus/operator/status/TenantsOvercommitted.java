package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.tenants.Overcommitment;
import java.util.List;
import java.util.Optional;

/** Condition that lists tenant limits whose sum exceeds the capacity of the brokers. */
final class TenantsOvercommitted {

  private TenantsOvercommitted() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    List<Overcommitment> overcommitments =
        results.desired().map(Overcommitment::of).orElse(List.of());
    return overcommitments.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConditionDraft(
                ConditionType.TENANTS_OVERCOMMITTED,
                true,
                ConditionReason.OVERCOMMITTED,
                overcommitments.stream().map(Overcommitment::toString).collect(joining("; "))
                    + "; lower the quotas in spec.multiTenancy, or increase the capacity"));
  }
}
