package io.streambus.operator.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** Certificate and its private key. {@link #toString} does not reveal the key. */
public record KeyMaterial(X509Certificate certificate, PrivateKey key) {

  @Override
  public String toString() {
    return "KeyMaterial of " + certificate.getSubjectX500Principal();
  }
}
