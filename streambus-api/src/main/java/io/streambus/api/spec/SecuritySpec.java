package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.ValidationRule;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Encryption, authentication and authorization. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableSecuritySpec.class)
@JsonDeserialize(as = ImmutableSecuritySpec.class)
@ValidationRule(
    value =
        "!has(self.tls) || !self.tls.enabled || !has(self.tls.issuerRef) || has(self.tls.caSecretName)"
            + " || !(self.tls.clientAuthRequired || (has(self.authentication)"
            + " && self.authentication.enabled && has(self.authentication.method)"
            + " && self.authentication.method == 'mtls'))",
    message =
        "tls.caSecretName must be the Secret with the CA of the clients, because the CA of issuerRef"
            + " would admit every certificate of that issuer")
public interface SecuritySpec {

  /**
   * tls specifies the encryption of client connections.
   *
   * @return the encryption of client connections
   */
  Optional<TlsSpec> tls();

  /**
   * authentication specifies how clients authenticate.
   *
   * @return how clients authenticate
   */
  Optional<AuthenticationSpec> authentication();

  /**
   * authorization specifies what clients are permitted to do.
   *
   * @return what clients are permitted to do
   */
  Optional<AuthorizationSpec> authorization();

  /** {@return a builder with all fields unset} */
  static ImmutableSecuritySpec.Builder builder() {
    return ImmutableSecuritySpec.builder();
  }
}
