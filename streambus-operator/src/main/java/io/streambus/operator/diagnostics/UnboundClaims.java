package io.streambus.operator.diagnostics;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Claims of a pod that have no volume. Some classes bind them only once the pod has a node. */
record UnboundClaims(BrokerPod pod, List<BrokerClaim> claims) {

  private static final Duration BINDING = Duration.ofSeconds(30);

  Optional<Diagnosis> find(ClockSkew clockSkew) {
    return unbound()
        .findFirst()
        .map(claim -> Diagnosis.from(clockSkew.plus(claim.created(), BINDING), pod, message()));
  }

  /** What to add to the words of a scheduler that misses volumes. */
  String hint(String scheduler) {
    String words = scheduler.toLowerCase(Locale.ROOT).replace(" ", "");
    return words.contains("persistentvolume") && unbound().findAny().isPresent()
        ? "; " + message()
        : "";
  }

  private String message() {
    return unbound()
            .map(claim -> "%s of %s".formatted(claim.name(), storageClass(claim)))
            .collect(Collectors.joining(", ", "no volume for claim ", ""))
        + "; see kubectl describe pvc -n "
        + pod.version().key().namespace();
  }

  private static String storageClass(BrokerClaim claim) {
    return claim
        .storageClass()
        .map(name -> "class " + name)
        .orElse("no class, as there is no default one");
  }

  private Stream<BrokerClaim> unbound() {
    return claims.stream()
        .filter(claim -> claim.ordinal() == pod.ordinal())
        .filter(claim -> !claim.isBound());
  }
}
