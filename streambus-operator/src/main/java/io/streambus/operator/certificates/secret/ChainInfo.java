package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableList;

/**
 * Certificates of one file.
 *
 * @param certificates at least one, in the order of the file
 * @param inOrder whether each is signed by the next
 */
public record ChainInfo(ImmutableList<CertificateInfo> certificates, boolean inOrder) {

  /** The one that a server shows as its own. */
  public CertificateInfo first() {
    return certificates.get(0);
  }
}
