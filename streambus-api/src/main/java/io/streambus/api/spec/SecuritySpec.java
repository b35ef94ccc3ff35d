package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Encryption, authentication and authorization. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableSecuritySpec.class)
@JsonDeserialize(as = ImmutableSecuritySpec.class)
public interface SecuritySpec {

  /** tls specifies the encryption of client connections. */
  Optional<TlsSpec> tls();

  /** authentication specifies how clients authenticate. */
  Optional<AuthenticationSpec> authentication();

  /** authorization specifies what clients are permitted to do. */
  Optional<AuthorizationSpec> authorization();

  /** Returns a builder with all fields unset. */
  static ImmutableSecuritySpec.Builder builder() {
    return ImmutableSecuritySpec.builder();
  }
}
