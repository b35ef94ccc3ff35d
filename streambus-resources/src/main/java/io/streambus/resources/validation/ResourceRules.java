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

/** Rules of CPU and memory. */
public final class ResourceRules {

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
            quantities(path + ".requests", map(resources.getRequests())),
            quantities(path + ".limits", map(resources.getLimits())),
            requestsWithinLimits(path + ".requests", resources),
            claims(path, resources))
        .flatMap(problems -> problems);
  }

  /** The Kubernetes model has null where a map is absent. */
  public static Map<String, Quantity> map(@Nullable Map<String, Quantity> map) {
    return map == null ? Map.of() : map;
  }

  private static Stream<Problem> quantities(String path, Map<String, Quantity> quantities) {
    return quantities.entrySet().stream()
        .flatMap(
            entry ->
                Stream.concat(
                    Quantities.notNegative(
                        path + "." + entry.getKey(), Optional.ofNullable(entry.getValue())),
                    memory(path, entry.getKey(), Optional.ofNullable(entry.getValue()))));
  }

  /** 512m is about half a byte, and is nearly always meant as 512Mi. */
  private static Stream<Problem> memory(String path, String name, Optional<Quantity> quantity) {
    return name.equals("memory")
        ? Quantities.wholeBytes(path + ".memory", quantity)
        : Stream.empty();
  }

  private static Stream<Problem> requestsWithinLimits(String path, ResourceRequirements resources) {
    Map<String, Quantity> limits = map(resources.getLimits());
    return map(resources.getRequests()).entrySet().stream()
        .filter(request -> exceeds(request.getValue(), limits.get(request.getKey())))
        .map(
            request ->
                new Problem(
                    path + "." + request.getKey(),
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

  private static Stream<Problem> claims(String path, ResourceRequirements resources) {
    return resources.getClaims() == null || resources.getClaims().isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Problem(
                path + ".claims",
                "",
                "must be absent, because broker pods have no resource claims to name"));
  }
}
