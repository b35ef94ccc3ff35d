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

  /**
   * mechanism is the SASL mechanism. One of PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512. Defaults to
   * SCRAM-SHA-256.
   *
   * @return the SASL mechanism
   */
  @AllowedValues(SaslMechanism.class)
  @Default("SCRAM-SHA-256")
  Optional<String> mechanism();

  /**
   * secretName is the name of the Secret that maps user names to passwords.
   *
   * @return the name of the Secret that maps user names to passwords
   */
  @SecretName
  Optional<String> secretName();

  /** {@return a builder with all fields unset} */
  static ImmutableSaslSpec.Builder builder() {
    return ImmutableSaslSpec.builder();
  }
}
