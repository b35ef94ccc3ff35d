package io.streambus.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** What the volumes of every broker are at least, as their claims tell. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStorageStatus.class)
@JsonDeserialize(as = ImmutableStorageStatus.class)
public interface StorageStatus {

  /** A bound for what rules over these sizes cost; any quantity is shorter. */
  int MAX_SIZE_LENGTH = 32;

  /** StorageClass of the message volumes; absent where they have different ones. */
  @JsonProperty("class")
  Optional<String> storageClass();

  /** What was asked for and is there, of the smallest message volume. */
  @Size(max = MAX_SIZE_LENGTH)
  Optional<String> size();

  /** What was asked for and is there, of the smallest Raft volume. */
  @Size(max = MAX_SIZE_LENGTH)
  Optional<String> raftSize();

  /** A builder with every field unset. */
  static ImmutableStorageStatus.Builder builder() {
    return ImmutableStorageStatus.builder();
  }
}
