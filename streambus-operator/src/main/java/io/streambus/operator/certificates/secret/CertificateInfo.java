package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;

/**
 * Content of a certificate.
 *
 * @param fingerprint SHA-256 of the certificate in hexadecimal
 * @param subject distinguished name of the subject, as in RFC 2253
 * @param issuer distinguished name of the issuer, as in RFC 2253
 * @param notBefore start of the validity period
 * @param notAfter end of the validity period
 * @param dnsNames DNS subject alternative names, in lower case
 */
public record CertificateInfo(
    String fingerprint,
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    ImmutableSet<String> dnsNames) {

  /** Whether it covers a host, by name or by a wildcard in place of the first label. */
  public boolean covers(String host) {
    int dot = host.indexOf('.');
    return dnsNames.contains(host) || (dot > 0 && dnsNames.contains("*" + host.substring(dot)));
  }

  /** Whether it is within its validity period at the given time. */
  public boolean isValid(Instant time) {
    return !time.isBefore(notBefore) && time.isBefore(notAfter);
  }
}
