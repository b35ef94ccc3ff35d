package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.resources.canonical.Sha256;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Extracts the content of certificates. */
final class CertificateReader {

  /** Type of DNS names in the subject alternative names, see RFC 5280. */
  private static final int DNS_NAME = 2;

  private CertificateReader() {}

  static ChainInfo read(List<X509Certificate> chain) {
    return new ChainInfo(
        chain.stream().map(CertificateReader::read).collect(ImmutableList.toImmutableList()),
        isInOrder(chain));
  }

  static CertificateInfo read(X509Certificate certificate) {
    return new CertificateInfo(
        fingerprint(certificate),
        certificate.getSubjectX500Principal().getName(),
        certificate.getIssuerX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        dnsNames(certificate));
  }

  static String fingerprint(X509Certificate certificate) {
    try {
      return Sha256.hex(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("cannot encode a parsed certificate", e);
    }
  }

  private static boolean isInOrder(List<X509Certificate> chain) {
    for (int i = 0; i + 1 < chain.size(); i++) {
      if (!isSignedBy(chain.get(i), chain.get(i + 1))) {
        return false;
      }
    }
    return true;
  }

  static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
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
}
