package io.streambus.operator.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate with its private key. The text of an instance does not tell the key. */
public record KeyMaterial(X509Certificate certificate, PrivateKey key) {

  @Override
  public String toString() {
    return "KeyMaterial of " + certificate.getSubjectX500Principal();
  }
}
