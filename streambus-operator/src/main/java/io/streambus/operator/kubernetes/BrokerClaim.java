package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterLabels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** The parts of the PersistentVolumeClaim of a broker that the operator reads. */
@Value.Immutable
public interface BrokerClaim {

  /** Key, UID and resource version of the claim. */
  ObjectVersion version();

  /** Name of the volume claim template, {@code data} or {@code raft}. */
  String template();

  /** Ordinal of the broker in its cluster, from 0. */
  int ordinal();

  /** Creation time. */
  Instant createdAt();

  /** Whether the claim is being deleted; it exists until no pod uses it. */
  boolean terminating();

  Map<String, String> labels();

  Map<String, String> annotations();

  /** The owners; the claim is deleted once all of them are deleted. */
  List<OwnerReference> owners();

  /** Storage class; empty if none was requested or assigned. */
  Optional<String> storageClass();

  /** Requested size. */
  Quantity requested();

  /** Actual size of the volume; empty until the claim is bound. */
  Optional<Quantity> capacity();

  /** {@code Pending}, {@code Bound} or {@code Lost}. */
  String phase();

  /** Messages of the conditions that are True, such as {@code Resizing}, by type. */
  Map<String, String> conditions();

  /** Whether an object with this UID is an owner. */
  default boolean isOwnedBy(String uid) {
    return owners().stream().anyMatch(owner -> owner.getUid().equals(uid));
  }

  /** Whether the claim is bound to a volume. */
  default boolean isBound() {
    return phase().equals("Bound");
  }

  /** Name of the cluster, from the instance label. */
  default Optional<String> cluster() {
    return Optional.ofNullable(labels().get(ClusterLabels.INSTANCE));
  }

  /** Name of the claim. */
  default String name() {
    return version().key().name();
  }

  /** Returns a builder with every field unset. */
  static ImmutableBrokerClaim.Builder builder() {
    return ImmutableBrokerClaim.builder();
  }
}
