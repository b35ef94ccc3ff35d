package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import io.streambus.resources.Capability.Row;
import io.streambus.resources.model.BrokerGeneration;
import java.util.Optional;

/**
 * Rows of the table that tell what the operator is meant to bring about and does not yet. Until it
 * does, nobody enforces them, and that is what the table says. A row leaves this list together with
 * the change that brings it about.
 */
final class NotBuiltYet {

  private static final String NO_POLICY =
      "this version of the operator makes no NetworkPolicy; make your own";

  /** Paths of fields or blocks, the narrower before the wider, with the reason. */
  private static final ImmutableMap<String, String> WHY =
      ImmutableMap.of(
          "spec.networkPolicy", NO_POLICY,
          "spec.multiTenancy.isolation.networkPolicies", NO_POLICY);

  private NotBuiltYet() {}

  /** The row as it is true of this version. */
  static Capability asOfNow(Capability capability) {
    return WHY.entrySet().stream()
        .filter(block -> isIn(block.getKey(), capability.row().path()))
        .findFirst()
        .map(block -> byNobody(capability, block.getValue()))
        .orElse(capability);
  }

  private static boolean isIn(String block, String path) {
    return (path + ".").startsWith(block + ".");
  }

  private static Capability byNobody(Capability capability, String why) {
    String path = capability.row().path();
    return new Capability(
        new Row(path, Enforcer.NOBODY, BrokerGeneration.V0, why),
        capability.wish(),
        situation -> Optional.of(why));
  }
}
