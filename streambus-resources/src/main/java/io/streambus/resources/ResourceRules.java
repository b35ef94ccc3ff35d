package io.streambus.resources;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.canonical.CanonicalQuantity;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of CPU and memory. */
final class ResourceRules {

  private static final String REQUESTS = "spec.resources.requests";
  private static final String LIMITS = "spec.resources.limits";

  private ResourceRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.resources().stream()
        .flatMap(
            resources ->
                Stream.of(
                        quantities(REQUESTS, map(resources.getRequests())),
                        quantities(LIMITS, map(resources.getLimits())),
                        requestsWithinLimits(resources),
                        claims(resources))
                    .flatMap(problems -> problems));
  }

  /** The Kubernetes model has null where a map is absent. */
  static Map<String, Quantity> map(@Nullable Map<String, Quantity> map) {
    return map == null ? Map.of() : map;
  }

  private static Stream<Problem> quantities(String path, Map<String, Quantity> quantities) {
    return quantities.entrySet().stream()
        .flatMap(
            entry ->
                Quantities.notNegative(
                    path + "." + entry.getKey(), Optional.ofNullable(entry.getValue())));
  }

  private static Stream<Problem> requestsWithinLimits(ResourceRequirements resources) {
    Map<String, Quantity> limits = map(resources.getLimits());
    return map(resources.getRequests()).entrySet().stream()
        .filter(request -> exceeds(request.getValue(), limits.get(request.getKey())))
        .map(
            request ->
                new Problem(
                    REQUESTS + "." + request.getKey(),
                    request.getValue().toString(),
                    "must not exceed the limit of " + limits.get(request.getKey())));
  }

  private static boolean exceeds(@Nullable Quantity request, @Nullable Quantity limit) {
    Optional<CanonicalQuantity> most = Optional.ofNullable(limit).flatMap(CanonicalQuantity::parse);
    return Optional.ofNullable(request)
        .flatMap(CanonicalQuantity::parse)
        .filter(asked -> most.isPresent() && asked.compareTo(most.get()) > 0)
        .isPresent();
  }

  private static Stream<Problem> claims(ResourceRequirements resources) {
    return resources.getClaims() == null || resources.getClaims().isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Problem(
                "spec.resources.claims",
                "",
                "must be absent, because broker pods have no resource claims to name"));
  }
}
