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

/** Authentication of clients. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableAuthenticationSpec.class)
@JsonDeserialize(as = ImmutableAuthenticationSpec.class)
public interface AuthenticationSpec {

  /**
   * enabled specifies whether clients must authenticate. Defaults to false.
   *
   * @return whether clients must authenticate
   */
  @Default("false")
  Optional<Boolean> enabled();

  /**
   * method specifies how clients authenticate. One of mtls, jwt or sasl.
   *
   * @return how clients authenticate
   */
  @AllowedValues(AuthenticationMethod.class)
  Optional<String> method();

  /**
   * allowedMethods lists all accepted methods. Defaults to method only.
   *
   * @return all accepted methods
   */
  @AllowedValues(AuthenticationMethod.class)
  @ListTypeSet
  @Size(max = 3)
  List<String> allowedMethods();

  /**
   * jwtSecretName is the name of the Secret that contains the key for signing tokens.
   *
   * @return the name of the Secret that contains the key for signing tokens
   */
  @SecretName
  Optional<String> jwtSecretName();

  /**
   * sasl specifies password authentication.
   *
   * @return password authentication
   */
  Optional<SaslSpec> sasl();

  /** {@return a builder with all fields unset} */
  static ImmutableAuthenticationSpec.Builder builder() {
    return ImmutableAuthenticationSpec.builder();
  }
}
