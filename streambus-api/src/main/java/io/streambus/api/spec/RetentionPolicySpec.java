package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.values.ClaimRetentionPolicy;
import java.util.Optional;
import org.immutables.value.Value;

/** What happens to PersistentVolumeClaims, and their data, that no broker uses any longer. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRetentionPolicySpec.class)
@JsonDeserialize(as = ImmutableRetentionPolicySpec.class)
public interface RetentionPolicySpec {

  /**
   * whenDeleted specifies what happens to all PersistentVolumeClaims when the cluster is deleted.
   * One of Retain or Delete. Defaults to Retain.
   *
   * @return what happens to all PersistentVolumeClaims when the cluster is deleted
   */
  @AllowedValues(ClaimRetentionPolicy.class)
  @Default("Retain")
  Optional<String> whenDeleted();

  /**
   * whenScaled specifies what happens to the PersistentVolumeClaims of removed brokers when the
   * cluster is scaled down. One of Retain or Delete. Defaults to Retain.
   *
   * @return what happens to the PersistentVolumeClaims of removed brokers when the cluster is
   *     scaled down
   */
  @AllowedValues(ClaimRetentionPolicy.class)
  @Default("Retain")
  Optional<String> whenScaled();

  /** {@return a builder with all fields unset} */
  static ImmutableRetentionPolicySpec.Builder builder() {
    return ImmutableRetentionPolicySpec.builder();
  }
}
