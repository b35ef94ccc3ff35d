package io.streambus.operator.certificates.secret;

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Parses a PEM private key: PKCS#8, or the traditional RSA and EC formats. */
final class PemKey {

  /** OpenSSL rejects shorter keys in the distributions on which proxies are based. */
  private static final int MIN_RSA_BITS = 2048;

  private static final JcaPEMKeyConverter CONVERTER =
      new JcaPEMKeyConverter().setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC");

  private PemKey() {}

  /** Parses the first private key. */
  static SecretEntry<PrivateKey> parse(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        if (object instanceof PEMKeyPair pair) {
          return checkStrength(CONVERTER.getPrivateKey(pair.getPrivateKeyInfo()));
        }
        if (object instanceof PrivateKeyInfo info) {
          return checkStrength(CONVERTER.getPrivateKey(info));
        }
        if (object instanceof PEMEncryptedKeyPair
            || object instanceof PKCS8EncryptedPrivateKeyInfo) {
          return new SecretEntry.Unusable<>(
              "is encrypted, but proxies cannot prompt for a password");
        }
      }
    } catch (IOException | RuntimeException e) {
      // The exception message may contain part of the key.
      return new SecretEntry.Unusable<>("contains a private key that cannot be parsed");
    }
    return new SecretEntry.Unusable<>("contains no PEM private key");
  }

  private static SecretEntry<PrivateKey> checkStrength(PrivateKey key) {
    return key instanceof RSAKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS
        ? new SecretEntry.Unusable<>(
            "is an RSA key of %d bits, but proxies require at least %d"
                .formatted(rsa.getModulus().bitLength(), MIN_RSA_BITS))
        : new SecretEntry.Usable<>(key);
  }
}
