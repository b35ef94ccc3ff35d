package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.ListTypeSet;
import io.streambus.api.schema.SecretName;
import io.streambus.api.values.AuthenticationMethod;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Who a client is. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableAuthenticationSpec.class)
@JsonDeserialize(as = ImmutableAuthenticationSpec.class)
public interface AuthenticationSpec {

  /** Whether clients must authenticate. */
  @Default("false")
  Optional<Boolean> enabled();

  /** How clients authenticate. */
  @AllowedValues(AuthenticationMethod.class)
  Optional<String> method();

  /** Every method that is accepted. Unset: method alone. */
  @AllowedValues(AuthenticationMethod.class)
  @ListTypeSet
  @Size(max = 3)
  List<String> allowedMethods();

  /** Secret with the key that signs tokens. */
  @SecretName
  Optional<String> jwtSecretName();

  /** Password authentication. */
  Optional<SaslSpec> sasl();

  /** A builder with every field unset. */
  static ImmutableAuthenticationSpec.Builder builder() {
    return ImmutableAuthenticationSpec.builder();
  }
}
