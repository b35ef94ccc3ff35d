package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.resources.tenants.Overcommitment;
import java.util.List;
import java.util.Optional;

/** The condition that names limits of tenants that together are more than the brokers have. */
final class TenantsOvercommitted {

  private TenantsOvercommitted() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    List<Overcommitment> found = seen.desired().map(Overcommitment::of).orElse(List.of());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConditionDraft(
                ConditionType.TENANTS_OVERCOMMITTED,
                true,
                ConditionReason.OVERCOMMITTED,
                found.stream().map(Overcommitment::toString).collect(joining("; "))));
  }
}
