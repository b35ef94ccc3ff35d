package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.SecretName;
import io.streambus.api.values.SaslMechanism;
import java.util.Optional;
import org.immutables.value.Value;

/** Password authentication. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableSaslSpec.class)
@JsonDeserialize(as = ImmutableSaslSpec.class)
public interface SaslSpec {

  /** SASL mechanism. */
  @AllowedValues(SaslMechanism.class)
  @Default("SCRAM-SHA-256")
  Optional<String> mechanism();

  /** Secret whose keys are user names and whose values are passwords. */
  @SecretName
  Optional<String> secretName();

  /** A builder with every field unset. */
  static ImmutableSaslSpec.Builder builder() {
    return ImmutableSaslSpec.builder();
  }
}
