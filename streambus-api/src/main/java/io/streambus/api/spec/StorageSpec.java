package io.streambus.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.Patterns;
import java.util.Optional;
import org.immutables.value.Value;

/** Volumes of each broker: one PersistentVolumeClaim for messages and one for the Raft log. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStorageSpec.class)
@JsonDeserialize(as = ImmutableStorageSpec.class)
public interface StorageSpec {

  /**
   * class is the name of the StorageClass of both volumes. Defaults to the default StorageClass of
   * the Kubernetes cluster.
   *
   * @return the name of the StorageClass of both volumes
   */
  @JsonProperty("class")
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> storageClass();

  /**
   * size is the size of the message volume of each broker. Must be at most 1Pi. Defaults to 10Gi.
   *
   * @return the size of the message volume of each broker
   */
  @Min(1)
  @Pattern(Patterns.VOLUME_SIZE)
  @Default("10Gi")
  Optional<Quantity> size();

  /**
   * raftSize is the size of the Raft volume of each broker. Must be at most 1Pi. Defaults to 5Gi.
   *
   * @return the size of the Raft volume of each broker
   */
  @Min(1)
  @Pattern(Patterns.VOLUME_SIZE)
  @Default("5Gi")
  Optional<Quantity> raftSize();

  /**
   * retentionPolicy specifies whether PersistentVolumeClaims are deleted once no broker uses them.
   *
   * @return whether PersistentVolumeClaims are deleted once no broker uses them
   */
  Optional<RetentionPolicySpec> retentionPolicy();

  /** {@return a builder with all fields unset} */
  static ImmutableStorageSpec.Builder builder() {
    return ImmutableStorageSpec.builder();
  }
}
