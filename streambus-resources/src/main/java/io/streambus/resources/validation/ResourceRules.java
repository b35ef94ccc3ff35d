package io.streambus.resources.validation;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ProxySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules for CPU and memory. */
final class ResourceRules {

  private ResourceRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return Stream.concat(
        spec.resources().stream().flatMap(resources -> check("spec.resources", resources)),
        spec
            .security()
            .flatMap(SecuritySpec::tls)
            .flatMap(TlsSpec::proxy)
            .flatMap(ProxySpec::resources)
            .stream()
            .flatMap(resources -> check("spec.security.tls.proxy.resources", resources)));
  }

  private static Stream<Problem> check(String path, ResourceRequirements resources) {
    return Stream.of(
            quantities(path + ".requests", orEmpty(resources.getRequests())),
            quantities(path + ".limits", orEmpty(resources.getLimits())),
            requestsWithinLimits(path + ".requests", resources),
            claims(path, resources))
        .flatMap(problems -> problems);
  }

  /** Returns an empty map for null, which is how the Kubernetes model represents an absent map. */
  static Map<String, Quantity> orEmpty(@Nullable Map<String, Quantity> map) {
    return map == null ? Map.of() : map;
  }

  private static Stream<Problem> quantities(String path, Map<String, Quantity> quantities) {
    return quantities.entrySet().stream()
        .flatMap(
            entry ->
                Stream.concat(
                    Quantities.nonNegative(
                        path + "." + entry.getKey(), Optional.ofNullable(entry.getValue())),
                    memory(path, entry.getKey(), Optional.ofNullable(entry.getValue()))));
  }

  /** A memory quantity of 512m is half a byte, and is almost always a mistake for 512Mi. */
  private static Stream<Problem> memory(String path, String name, Optional<Quantity> quantity) {
    return name.equals("memory")
        ? Quantities.memorySize(path + ".memory", quantity)
        : Stream.empty();
  }

  private static Stream<Problem> requestsWithinLimits(String path, ResourceRequirements resources) {
    Map<String, Quantity> limits = orEmpty(resources.getLimits());
    return orEmpty(resources.getRequests()).entrySet().stream()
        .filter(request -> exceeds(request.getValue(), limits.get(request.getKey())))
        .map(
            request ->
                new Problem(
                    path + "." + request.getKey(),
                    request.getValue().toString(),
                    "must not exceed the limit of " + limits.get(request.getKey())));
  }

  private static boolean exceeds(@Nullable Quantity request, @Nullable Quantity limit) {
    Optional<CanonicalQuantity> max = Optional.ofNullable(limit).flatMap(CanonicalQuantity::parse);
    return Optional.ofNullable(request)
        .flatMap(CanonicalQuantity::parse)
        .filter(requested -> max.isPresent() && requested.compareTo(max.get()) > 0)
        .isPresent();
  }

  private static Stream<Problem> claims(String path, ResourceRequirements resources) {
    return resources.getClaims() == null || resources.getClaims().isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Problem(
                path + ".claims",
                "",
                "must not be set, because broker pods have no resource claims to reference"));
  }
}
