package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.util.Map;
import java.util.Optional;

/** Converts PersistentVolumeClaims to {@link BrokerClaim}s. */
public final class ClaimReader {

  private static final String STORAGE = "storage";
  private static final Quantity ZERO = new Quantity("0");

  private ClaimReader() {}

  /** Whether a claim has the name and the labels of one of a broker. */
  public static boolean isOfBroker(PersistentVolumeClaim claim) {
    return BrokerName.ofClaim(claim).isPresent();
  }

  /**
   * Converts the claim of a broker; empty if the claim only has its labels, such as a copy with
   * another name.
   */
  public static Optional<BrokerClaim> read(PersistentVolumeClaim claim) {
    return BrokerName.ofClaim(claim).map(name -> read(claim, name));
  }

  private static BrokerClaim read(PersistentVolumeClaim claim, BrokerName name) {
    Optional<PersistentVolumeClaimSpec> spec = Optional.ofNullable(claim.getSpec());
    Optional<PersistentVolumeClaimStatus> status = Optional.ofNullable(claim.getStatus());
    return BrokerClaim.builder()
        .version(ObjectVersion.of(claim))
        .template(name.template())
        .ordinal(name.ordinal())
        .createdAt(MetadataReader.createdAt(claim))
        .terminating(claim.isMarkedForDeletion())
        .labels(MetadataReader.labels(claim))
        .annotations(MetadataReader.annotations(claim))
        .owners(claim.getMetadata().getOwnerReferences())
        .storageClass(spec.map(PersistentVolumeClaimSpec::getStorageClassName))
        .requested(
            spec.map(PersistentVolumeClaimSpec::getResources)
                .map(VolumeResourceRequirements::getRequests)
                .map(requests -> requests.get(STORAGE))
                .orElse(ZERO))
        .capacity(
            status
                .map(PersistentVolumeClaimStatus::getCapacity)
                .map(capacity -> capacity.get(STORAGE)))
        .phase(status.map(PersistentVolumeClaimStatus::getPhase).orElse("Pending"))
        .conditions(status.map(ClaimReader::conditions).orElse(ImmutableMap.of()))
        .build();
  }

  private static Map<String, String> conditions(PersistentVolumeClaimStatus status) {
    return status.getConditions().stream()
        .filter(condition -> "True".equals(condition.getStatus()))
        .collect(
            ImmutableMap.toImmutableMap(
                condition -> Strings.nullToEmpty(condition.getType()),
                condition -> Strings.nullToEmpty(condition.getMessage()),
                (first, second) -> first));
  }
}
