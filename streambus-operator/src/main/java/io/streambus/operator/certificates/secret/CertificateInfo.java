package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;

/**
 * What a certificate says.
 *
 * @param fingerprint SHA-256 of the certificate in hexadecimal
 * @param subject whose it is, as a distinguished name of RFC 2253
 * @param issuer who signed it, as a distinguished name of RFC 2253
 * @param notBefore since when it is valid
 * @param notAfter until when it is valid
 * @param dnsNames the DNS names that it is for, in lower case
 */
public record CertificateInfo(
    String fingerprint,
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    ImmutableSet<String> dnsNames) {

  /** Whether it is for a host: by its name, or by a wildcard in place of the first label. */
  public boolean covers(String host) {
    int dot = host.indexOf('.');
    return dnsNames.contains(host) || (dot > 0 && dnsNames.contains("*" + host.substring(dot)));
  }

  /** Whether it is valid at a time. */
  public boolean isValid(Instant time) {
    return !time.isBefore(notBefore) && time.isBefore(notAfter);
  }
}
