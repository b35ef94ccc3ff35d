package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** The certificate that the brokers present to clients. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableCertificateStatus.class)
@JsonDeserialize(as = ImmutableCertificateStatus.class)
public interface CertificateStatus {

  /**
   * secretName is the name of the Secret that contains the certificate.
   *
   * @return the name of the Secret that contains the certificate
   */
  Optional<String> secretName();

  /**
   * issuer is the distinguished name of the issuer.
   *
   * @return the distinguished name of the issuer
   */
  Optional<String> issuer();

  /**
   * notBefore is the time from which the certificate is valid, in RFC 3339 format.
   *
   * @return the time from which the certificate is valid, in RFC 3339 format
   */
  Optional<String> notBefore();

  /**
   * notAfter is the time when the certificate expires, in RFC 3339 format.
   *
   * @return the time when the certificate expires, in RFC 3339 format
   */
  Optional<String> notAfter();

  /** {@return a builder with all fields unset} */
  static ImmutableCertificateStatus.Builder builder() {
    return ImmutableCertificateStatus.builder();
  }
}
