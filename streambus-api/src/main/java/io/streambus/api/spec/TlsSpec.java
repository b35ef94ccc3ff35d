package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.streambus.api.model.CrdModel;
import io.streambus.api.model.SecretName;
import java.util.Optional;
import org.immutables.value.Value;

/** Encryption of client connections. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableTlsSpec.class)
@JsonDeserialize(as = ImmutableTlsSpec.class)
public interface TlsSpec {

  /** Whether clients must use TLS. */
  @Default("false")
  Optional<Boolean> enabled();

  /** Secret with the keys tls.crt and tls.key of the brokers. */
  @SecretName
  Optional<String> certSecretName();

  /** Secret with the key ca.crt that client certificates are checked against. */
  @SecretName
  Optional<String> caSecretName();

  /** Whether clients must show a certificate. */
  @Default("false")
  Optional<Boolean> clientAuthRequired();

  /** A builder with every field unset. */
  static ImmutableTlsSpec.Builder builder() {
    return ImmutableTlsSpec.builder();
  }
}
