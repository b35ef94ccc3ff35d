package io.streambus.operator.diagnostics;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Diagnoses unbound claims of a pod. Some StorageClasses bind only once the pod is scheduled. */
record UnboundClaimDiagnosis(BrokerPod pod, List<BrokerClaim> claims) {

  private static final Duration BINDING_GRACE_PERIOD = Duration.ofSeconds(30);

  Optional<Diagnosis> find(ClockSkew clockSkew) {
    return unbound()
        .findFirst()
        .map(
            claim ->
                Diagnosis.reportableFrom(
                    clockSkew.deadline(claim.createdAt(), BINDING_GRACE_PERIOD), pod, message()));
  }

  /** Addition to a scheduler message about unbound volumes; otherwise empty. */
  String hint(String schedulerMessage) {
    String normalized = schedulerMessage.toLowerCase(Locale.ROOT).replace(" ", "");
    return normalized.contains("persistentvolume") && unbound().findAny().isPresent()
        ? "; " + message()
        : "";
  }

  private String message() {
    return unbound()
            .map(claim -> "%s (%s)".formatted(claim.name(), storageClass(claim)))
            .collect(Collectors.joining(", ", "PersistentVolumeClaims not bound: ", ""))
        + "; see kubectl describe pvc -n "
        + pod.version().key().namespace();
  }

  private static String storageClass(BrokerClaim claim) {
    return claim
        .storageClass()
        .map(name -> "StorageClass " + name)
        .orElse("no StorageClass, and no default exists");
  }

  private Stream<BrokerClaim> unbound() {
    return claims.stream()
        .filter(claim -> claim.ordinal() == pod.ordinal())
        .filter(claim -> !claim.isBound());
  }
}
