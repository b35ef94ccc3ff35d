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

  /** Encryption of client connections. */
  Optional<TlsSpec> tls();

  /** Who a client is. */
  Optional<AuthenticationSpec> authentication();

  /** What a client may do. */
  Optional<AuthorizationSpec> authorization();

  /** A builder with every field unset. */
  static ImmutableSecuritySpec.Builder builder() {
    return ImmutableSecuritySpec.builder();
  }
}
