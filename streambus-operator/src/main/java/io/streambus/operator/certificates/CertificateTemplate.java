package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;

/**
 * What a certificate shall say.
 *
 * @param subject distinguished name of RFC 2253
 * @param notBefore since when it is valid
 * @param notAfter until when it is valid
 * @param dnsNames the hosts that it is for; none for an authority
 */
public record CertificateTemplate(
    String subject, Instant notBefore, Instant notAfter, List<String> dnsNames) {

  /** Copies the list. */
  public CertificateTemplate {
    dnsNames = ImmutableList.copyOf(dnsNames);
  }
}
