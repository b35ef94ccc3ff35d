package io.streambus.operator.certificates.secret;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its private key, as PEM texts. {@link #toString} does not reveal the key.
 *
 * @param certificates certificate of the host, then those of its issuers
 * @param key private key of the host
 */
public record PemKeyPair(String certificates, String key) {

  /** Parses the certificates. */
  public SecretEntry<List<X509Certificate>> chain() {
    return Pem.certificates(certificates);
  }

  /** Parses the private key. */
  public SecretEntry<PrivateKey> privateKey() {
    return Pem.key(key);
  }

  /** Returns whether the key belongs to the first certificate. */
  public boolean matches() {
    return privateKey()
        .usable()
        .map(parsed -> KeyPairInfo.match(parsed, chain().usable().map(all -> all.get(0))))
        .filter(KeyPairInfo.KeyMatchResult.MATCHES::equals)
        .isPresent();
  }

  @Override
  public String toString() {
    return "PemKeyPair";
  }
}
