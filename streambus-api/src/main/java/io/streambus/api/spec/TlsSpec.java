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
    message = "must have a certificate: set certSecretName, issuerRef or selfSigned")
@ValidationRule(
    value =
        "(self.selfSigned ? 1 : 0) + (has(self.certSecretName) ? 1 : 0) + (has(self.issuerRef) ? 1 : 0) <= 1",
    message =
        "must have only one certificate: set only one of certSecretName, issuerRef and selfSigned")
@ValidationRule(
    value =
        "duration(self.expiryWarning) > duration('0s') && duration(self.expiryWarning) <= duration('8760h')",
    message = "expiryWarning must be a duration between 1ms and 8760h")
public interface TlsSpec {

  /**
   * enabled specifies whether clients must use TLS. Defaults to false.
   *
   * @return whether clients must use TLS
   */
  @Default("false")
  Optional<Boolean> enabled();

  /**
   * certSecretName is the name of the Secret that contains the certificate and private key of the
   * brokers, in the keys tls.crt and tls.key.
   *
   * @return the name of the Secret that contains the certificate and private key of the brokers, in
   *     the keys tls.crt and tls.key
   */
  @SecretName
  Optional<String> certSecretName();

  /**
   * caSecretName is the name of the Secret whose key ca.crt contains the CA certificates that
   * client certificates are verified against. Required with issuerRef if clients must present a
   * certificate. Otherwise defaults to the Secret of the certificate.
   *
   * @return the name of the Secret whose key ca.crt contains the CA certificates that client
   *     certificates are verified against
   */
  @SecretName
  Optional<String> caSecretName();

  /**
   * clientAuthRequired specifies whether clients must present a certificate. Defaults to false.
   *
   * @return whether clients must present a certificate
   */
  @Default("false")
  Optional<Boolean> clientAuthRequired();

  /**
   * issuerRef specifies the cert-manager issuer that signs the certificate of the brokers, as an
   * alternative to certSecretName. Requires cert-manager.
   *
   * @return the cert-manager issuer that signs the certificate of the brokers, as an alternative to
   *     certSecretName
   */
  Optional<IssuerRef> issuerRef();

  /**
   * selfSigned specifies whether the operator maintains its own CA and signs the certificate of the
   * brokers, as an alternative to certSecretName. The CA certificate for clients is in the key
   * ca.crt of the Secret named after the cluster with the suffix -tls. Defaults to false.
   *
   * @return whether the operator maintains its own CA and signs the certificate of the brokers, as
   *     an alternative to certSecretName
   */
  @Default("false")
  Optional<Boolean> selfSigned();

  /**
   * expiryWarning is the time before expiration at which the condition CertificateExpiring becomes
   * True. For a selfSigned certificate, the condition becomes True when renewal, due after two
   * thirds of the lifetime, is overdue. With issuerRef, it does not become True before three
   * quarters of the lifetime have passed. Must be between 1ms and 8760h. Defaults to 720h.
   *
   * @return the time before expiration at which the condition CertificateExpiring becomes True
   */
  @Pattern(GoDuration.PATTERN)
  @Default("720h")
  Optional<GoDuration> expiryWarning();

  /**
   * proxy specifies the proxy that terminates TLS in each broker pod.
   *
   * @return the proxy that terminates TLS in each broker pod
   */
  Optional<ProxySpec> proxy();

  /** {@return a builder with all fields unset} */
  static ImmutableTlsSpec.Builder builder() {
    return ImmutableTlsSpec.builder();
  }
}
