package io.streambus.operator.secrets;

import com.google.common.collect.ImmutableList;

/**
 * Certificates of one file.
 *
 * @param certificates at least one, in the order of the file
 * @param inOrder whether each is signed by the next
 */
public record ChainFacts(ImmutableList<CertificateFacts> certificates, boolean inOrder) {

  /** The one that a server shows as its own. */
  public CertificateFacts first() {
    return certificates.get(0);
  }
}
