package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.values.ClaimRetentionPolicy;
import java.util.Optional;
import org.immutables.value.Value;

/** What becomes of the claims, and of the messages in them, that no broker uses any more. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRetentionPolicySpec.class)
@JsonDeserialize(as = ImmutableRetentionPolicySpec.class)
public interface RetentionPolicySpec {

  /** Of all claims, when the cluster is deleted. */
  @AllowedValues(ClaimRetentionPolicy.class)
  @Default("Retain")
  Optional<String> whenDeleted();

  /** Of the claims of removed brokers, when the cluster gets fewer brokers. */
  @AllowedValues(ClaimRetentionPolicy.class)
  @Default("Retain")
  Optional<String> whenScaled();

  /** A builder with every field unset. */
  static ImmutableRetentionPolicySpec.Builder builder() {
    return ImmutableRetentionPolicySpec.builder();
  }
}
