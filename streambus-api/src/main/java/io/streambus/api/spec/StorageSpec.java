package io.streambus.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.Patterns;
import java.util.Optional;
import org.immutables.value.Value;

/** The volumes of each broker. One claim holds messages, a second one the Raft log. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableStorageSpec.class)
@JsonDeserialize(as = ImmutableStorageSpec.class)
public interface StorageSpec {

  /** StorageClass of both volumes. Unset: the default class of the Kubernetes cluster. */
  @JsonProperty("class")
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> storageClass();

  /** Size of the message volume of each broker. */
  @Default("10Gi")
  Optional<Quantity> size();

  /** Size of the Raft volume of each broker. */
  @Default("5Gi")
  Optional<Quantity> raftSize();

  /** Whether claims are deleted once no broker uses them. */
  Optional<RetentionPolicySpec> retentionPolicy();

  /** A builder with every field unset. */
  static ImmutableStorageSpec.Builder builder() {
    return ImmutableStorageSpec.builder();
  }
}
