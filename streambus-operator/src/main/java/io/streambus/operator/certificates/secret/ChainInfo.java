package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableList;

/**
 * Certificates of one PEM file.
 *
 * @param certificates at least one, in file order
 * @param isOrdered whether each certificate is signed by the next
 */
public record ChainInfo(ImmutableList<CertificateInfo> certificates, boolean isOrdered) {

  /** The certificate that a server presents as its own. */
  public CertificateInfo leaf() {
    return certificates.get(0);
  }
}
