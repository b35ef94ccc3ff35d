package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableList;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

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

  private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
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
