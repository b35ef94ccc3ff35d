package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.canonical.Sha256;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Content of a certificate.
 *
 * @param fingerprint SHA-256 of the certificate in hexadecimal
 * @param subject distinguished name of the subject, as in RFC 2253
 * @param issuer distinguished name of the issuer, as in RFC 2253
 * @param notBefore start of the validity period
 * @param notAfter end of the validity period
 * @param dnsNames DNS subject alternative names, in lower case
 * @param permittedNames of a CA: DNS names within which it may sign, in lower case; absent if it
 *     may sign for any name
 */
public record CertificateInfo(
    String fingerprint,
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    ImmutableSet<String> dnsNames,
    Optional<ImmutableSet<String>> permittedNames) {

  /** Type of DNS names in the subject alternative names, see RFC 5280. */
  private static final int DNS_NAME = 2;

  /** Returns the content of a certificate. */
  public static CertificateInfo of(X509Certificate certificate) {
    return new CertificateInfo(
        fingerprint(certificate),
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        dnsNames(certificate),
        PermittedNames.of(certificate));
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return Sha256.hex(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("cannot encode a parsed certificate", e);
    }
  }

  private static ImmutableSet<String> dnsNames(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
          .flatMap(Collection::stream)
          .filter(name -> name.get(0).equals(DNS_NAME))
          .map(name -> name.get(1).toString().toLowerCase(Locale.ROOT))
          .collect(ImmutableSet.toImmutableSet());
    } catch (CertificateParsingException e) {
      // Such a certificate covers no host, for clients as well.
      return ImmutableSet.of();
    }
  }

  /** Whether it covers a host, by name or by a wildcard in place of the first label. */
  public boolean covers(String host) {
    int dot = host.indexOf('.');
    return dnsNames.contains(host) || (dot > 0 && dnsNames.contains("*" + host.substring(dot)));
  }

  /** Whether it may sign for a host or wildcard, which is equal to or below a permitted name. */
  public boolean permits(String host) {
    return permittedNames
        .map(
            names ->
                names.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name)))
        .orElse(true);
  }

  /** Whether it is within its validity period at the given time. */
  public boolean isValid(Instant time) {
    return !time.isBefore(notBefore) && time.isBefore(notAfter);
  }

  /**
   * Certificates of one PEM file.
   *
   * @param certificates at least one, in file order
   * @param isOrdered whether each certificate is signed by the next
   */
  public record ChainInfo(ImmutableList<CertificateInfo> certificates, boolean isOrdered) {

    static ChainInfo of(List<X509Certificate> chain) {
      return new ChainInfo(
          chain.stream().map(CertificateInfo::of).collect(ImmutableList.toImmutableList()),
          isInOrder(chain));
    }

    private static boolean isInOrder(List<X509Certificate> chain) {
      for (int i = 0; i + 1 < chain.size(); i++) {
        if (!isSignedBy(chain.get(i), chain.get(i + 1))) {
          return false;
        }
      }
      return true;
    }

    /** Checks only the name if the signature would take too long to verify. */
    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
      return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
          && (!KeyLimits.areMet(issuer.getPublicKey()) || hasSignature(certificate, issuer));
    }

    private static boolean hasSignature(X509Certificate certificate, X509Certificate issuer) {
      try {
        certificate.verify(issuer.getPublicKey());
        return true;
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    /** The certificate that a server presents as its own. */
    public CertificateInfo leaf() {
      return certificates.get(0);
    }
  }
}
