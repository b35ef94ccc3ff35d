package io.streambus.resources;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.Capability.Row;
import io.streambus.resources.model.BrokerGeneration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rows of the table that tell what the operator is meant to bring about and does not yet. Until it
 * does, nobody enforces them, and that is what the table says. A row leaves this list together with
 * the change that brings it about.
 */
final class NotBuiltYet {

  private static final String NO_ISSUER =
      "this version of the operator asks cert-manager for nothing; set certSecretName";
  private static final String NO_POLICY =
      "this version of the operator makes no NetworkPolicy; make your own";
  private static final String NO_MONITOR =
      "this version of the operator makes no ServiceMonitor; make your own";

  /** Paths of fields or blocks, the narrower before the wider, with the reason. */
  private static final ImmutableMap<String, String> WHY =
      ImmutableMap.<String, String>builder()
          .put("spec.security.tls.issuerRef", NO_ISSUER)
          .put("spec.networkPolicy", NO_POLICY)
          .put("spec.multiTenancy.isolation.networkPolicies", NO_POLICY)
          .put("spec.observability.metrics.serviceMonitor", NO_MONITOR)
          .build();

  /** What is asked for by rows that tell it in another way once they are brought about. */
  private static final ImmutableMap<String, Function<StreamBusClusterSpec, Optional<?>>> WISHES =
      ImmutableMap.of(
          // An explicit default is no other wish than an absent field.
          "spec.security.tls.issuerRef",
          spec ->
              spec.security()
                  .flatMap(SecuritySpec::tls)
                  .flatMap(TlsSpec::issuerRef)
                  .filter(issuer -> issuer.name().isPresent())
                  .map(TlsDefaults::issuer));

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
        WISHES.getOrDefault(path, capability.wish()),
        situation -> Optional.of(why));
  }
}
