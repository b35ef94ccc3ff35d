package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.schema.SecretName;
import java.util.Optional;
import org.immutables.value.Value;

/** Encryption of client connections. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableTlsSpec.class)
@JsonDeserialize(as = ImmutableTlsSpec.class)
@ValidationRule(
    value = "!self.enabled || self.selfSigned || has(self.certSecretName) || has(self.issuerRef)",
    message = "needs a certificate: set certSecretName, issuerRef or selfSigned")
@ValidationRule(
    value =
        "(self.selfSigned ? 1 : 0) + (has(self.certSecretName) ? 1 : 0) + (has(self.issuerRef) ? 1 : 0) <= 1",
    message = "must have one certificate: set only one of certSecretName, issuerRef and selfSigned")
@ValidationRule(
    value =
        "duration(self.expiryWarning) > duration('0s') && duration(self.expiryWarning) <= duration('8760h')",
    message = "expiryWarning must be a duration from 1ms to 8760h")
public interface TlsSpec {

  /** Whether clients must use TLS. */
  @Default("false")
  Optional<Boolean> enabled();

  /** Secret with the keys tls.crt and tls.key of the brokers. */
  @SecretName
  Optional<String> certSecretName();

  /**
   * Secret with the key ca.crt that client certificates are checked against. Unset: ca.crt in the
   * Secret of the certificate.
   */
  @SecretName
  Optional<String> caSecretName();

  /** Whether clients must show a certificate. */
  @Default("false")
  Optional<Boolean> clientAuthRequired();

  /**
   * Issuer of cert-manager that signs a certificate for the brokers, in place of certSecretName.
   * Needs cert-manager.
   */
  Optional<IssuerRef> issuerRef();

  /**
   * Whether the operator keeps an authority of its own and signs the certificate of the brokers, in
   * place of certSecretName. Clients find it as ca.crt in the Secret named after the cluster with
   * -tls at the end.
   */
  @Default("false")
  Optional<Boolean> selfSigned();

  /**
   * Time before the end of the certificate at which the condition CertificateExpiring becomes true.
   * Of a selfSigned one it does so when the renewal, after two thirds of its life, is overdue; with
   * issuerRef not before three quarters of the life have passed.
   */
  @Pattern(GoDuration.PATTERN)
  @Default("720h")
  Optional<GoDuration> expiryWarning();

  /** The proxy that ends TLS in each broker pod. */
  Optional<ProxySpec> proxy();

  /** A builder with every field unset. */
  static ImmutableTlsSpec.Builder builder() {
    return ImmutableTlsSpec.builder();
  }
}
