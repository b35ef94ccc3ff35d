package io.streambus.operator.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Content of a TLS Secret as seen by clients, read independently of the operator code.
 *
 * @param certificate certificate of the brokers
 * @param caCertificates CA certificates that the Secret publishes to clients
 */
public record PublishedCertificate(
    X509Certificate certificate, Set<X509Certificate> caCertificates) {

  static PublishedCertificate of(Secret secret) {
    return new PublishedCertificate(
        certificates(secret, "tls.crt").get(0), Set.copyOf(certificates(secret, "ca.crt")));
  }

  /** Whether a client that trusts the CA certificates of another Secret trusts this certificate. */
  boolean isTrustedBy(PublishedCertificate reader) {
    return reader.caCertificates().stream().anyMatch(this::isSignedBy);
  }

  public BigInteger serialNumber() {
    return certificate.getSerialNumber();
  }

  Set<String> dnsNames() {
    try {
      return certificate.getSubjectAlternativeNames().stream()
          .map(name -> name.get(1).toString())
          .collect(Collectors.toSet());
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isSignedBy(X509Certificate issuer) {
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static List<X509Certificate> certificates(Secret secret, String key) {
    byte[] pem = Base64.getDecoder().decode(secret.getData().get(key));
    try {
      Collection<?> all =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem));
      return all.stream().map(X509Certificate.class::cast).toList();
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }
}
