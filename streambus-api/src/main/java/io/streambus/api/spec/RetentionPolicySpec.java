package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.model.AllowedValues;
import io.streambus.api.model.CrdModel;
import io.streambus.api.vocabulary.ClaimPolicy;
import java.util.Optional;
import org.immutables.value.Value;

/** What becomes of the claims, and of the messages in them, that no broker uses any more. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableRetentionPolicySpec.class)
@JsonDeserialize(as = ImmutableRetentionPolicySpec.class)
public interface RetentionPolicySpec {

  /** Of all claims, when the cluster is deleted. */
  @AllowedValues(ClaimPolicy.class)
  @Default("Retain")
  Optional<String> whenDeleted();

  /** Of the claims of removed brokers, when the cluster gets fewer brokers. */
  @AllowedValues(ClaimPolicy.class)
  @Default("Retain")
  Optional<String> whenScaled();

  /** A builder with every field unset. */
  static ImmutableRetentionPolicySpec.Builder builder() {
    return ImmutableRetentionPolicySpec.builder();
  }
}
