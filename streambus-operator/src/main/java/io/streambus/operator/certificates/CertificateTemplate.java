package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;

/**
 * Content of a certificate to generate.
 *
 * @param subject distinguished name as in RFC 2253
 * @param notBefore start of the validity period
 * @param notAfter end of the validity period
 * @param dnsNames DNS names of the hosts; empty for a CA
 */
public record CertificateTemplate(
    String subject, Instant notBefore, Instant notAfter, List<String> dnsNames) {

  /** Copies the list. */
  public CertificateTemplate {
    dnsNames = ImmutableList.copyOf(dnsNames);
  }
}
