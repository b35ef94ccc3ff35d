package io.streambus.api;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** The certificate that the brokers show to clients. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableCertificateStatus.class)
@JsonDeserialize(as = ImmutableCertificateStatus.class)
public interface CertificateStatus {

  /** Secret that holds it. */
  Optional<String> secretName();

  /** Who signed it, as a distinguished name. */
  Optional<String> issuer();

  /** Since when it is valid, in RFC 3339. */
  Optional<String> notBefore();

  /** Until when it is valid, in RFC 3339. */
  Optional<String> notAfter();

  /** A builder with every field unset. */
  static ImmutableCertificateStatus.Builder builder() {
    return ImmutableCertificateStatus.builder();
  }
}
