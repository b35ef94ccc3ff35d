package io.streambus.operator.kubernetes.client;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.ObjectVersion;
import java.util.Map;
import java.util.Optional;

/** Converts PersistentVolumeClaims to {@link BrokerClaim}s. */
public final class ClaimReader {

  private static final String STORAGE = "storage";
  private static final Quantity ZERO = new Quantity("0");

  private ClaimReader() {}

  /** Converts the claim of a broker. */
  public static BrokerClaim read(PersistentVolumeClaim claim) {
    Optional<PersistentVolumeClaimSpec> spec = Optional.ofNullable(claim.getSpec());
    Optional<PersistentVolumeClaimStatus> status = Optional.ofNullable(claim.getStatus());
    return BrokerClaim.builder()
        .version(ObjectVersion.of(claim))
        .template(template(claim))
        .ordinal(MetadataReader.ordinal(claim))
        .createdAt(MetadataReader.createdAt(claim))
        .terminating(claim.isMarkedForDeletion())
        .labels(MetadataReader.labels(claim))
        .annotations(MetadataReader.annotations(claim))
        .ownerUids(MetadataReader.ownerUids(claim))
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

  /** Claims are named {@code <template>-<cluster>-<ordinal>}. */
  private static String template(PersistentVolumeClaim claim) {
    String name = claim.getMetadata().getName();
    String cluster = MetadataReader.labels(claim).get(ClusterLabels.INSTANCE);
    int end = cluster == null ? -1 : name.lastIndexOf("-" + cluster + "-");
    return end < 0 ? "" : name.substring(0, end);
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
