package io.streambus.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The minimum that the volumes of every broker provide, according to their PersistentVolumeClaims.
 */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStorageStatus.class)
@JsonDeserialize(as = ImmutableStorageStatus.class)
public interface StorageStatus {

  /**
   * Maximum length of a size. Bounds the estimated cost of CEL rules; every quantity is shorter.
   */
  int MAX_SIZE_LENGTH = 32;

  /**
   * class is the name of the StorageClass of the message volumes. Absent if they have different
   * classes.
   *
   * @return the name of the StorageClass of the message volumes
   */
  @JsonProperty("class")
  Optional<String> storageClass();

  /**
   * size is the requested and provisioned size of the smallest message volume.
   *
   * @return the requested and provisioned size of the smallest message volume
   */
  @Size(max = MAX_SIZE_LENGTH)
  Optional<String> size();

  /**
   * raftSize is the requested and provisioned size of the smallest Raft volume.
   *
   * @return the requested and provisioned size of the smallest Raft volume
   */
  @Size(max = MAX_SIZE_LENGTH)
  Optional<String> raftSize();

  /** {@return a builder with all fields unset} */
  static ImmutableStorageStatus.Builder builder() {
    return ImmutableStorageStatus.builder();
  }
}
