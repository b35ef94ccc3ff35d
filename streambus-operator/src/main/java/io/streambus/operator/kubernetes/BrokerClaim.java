package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterLabels;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A PersistentVolumeClaim of a broker, as far as the operator looks at it. */
@Value.Immutable
public interface BrokerClaim {

  /** Which claim, and which version of it. */
  ObjectVersion version();

  /** Name of the claim template that it was made from, {@code data} or {@code raft}. */
  String template();

  /** Number of the broker in its cluster, from 0. */
  int ordinal();

  /** When it was created. */
  Instant created();

  /** Whether it is being deleted; it stays until no pod uses it. */
  boolean terminating();

  /** Its labels. */
  Map<String, String> labels();

  /** Its annotations. */
  Map<String, String> annotations();

  /** The uids of its owners; it is deleted once all of them are gone. */
  Set<String> owners();

  /** Class of the volume; empty where none was named or given. */
  Optional<String> storageClass();

  /** Size that is asked for. */
  Quantity requested();

  /** Size that the volume has; empty before it is bound. */
  Optional<Quantity> capacity();

  /** {@code Pending}, {@code Bound} or {@code Lost}. */
  String phase();

  /** Messages of the conditions that hold, such as {@code Resizing}, by type. */
  Map<String, String> conditions();

  /** Whether there is a volume. */
  default boolean isBound() {
    return phase().equals("Bound");
  }

  /** Name of the cluster, as its label tells it. */
  default Optional<String> cluster() {
    return Optional.ofNullable(labels().get(ClusterLabels.INSTANCE));
  }

  /** Name of the claim. */
  default String name() {
    return version().key().name();
  }

  /** A builder with every field unset. */
  static ImmutableBrokerClaim.Builder builder() {
    return ImmutableBrokerClaim.builder();
  }
}
