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

/** Reads a private key in PEM: PKCS#8, or the older forms of RSA and EC keys. */
final class PemKey {

  /** OpenSSL refuses shorter ones in the distributions that proxies come from. */
  private static final int LEAST_RSA_BITS = 2048;

  private static final JcaPEMKeyConverter CONVERTER =
      new JcaPEMKeyConverter().setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC");

  private PemKey() {}

  /** The first private key of a text. */
  static SecretEntry<PrivateKey> parse(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return checked(CONVERTER.getPrivateKey(pair.getPrivateKeyInfo()));
        }
        if (part instanceof PrivateKeyInfo info) {
          return checked(CONVERTER.getPrivateKey(info));
        }
        if (part instanceof PEMEncryptedKeyPair || part instanceof PKCS8EncryptedPrivateKeyInfo) {
          return new SecretEntry.Unusable<>("is encrypted, and no proxy can ask for the password");
        }
      }
    } catch (IOException | RuntimeException e) {
      // The message of the exception could hold a part of the key.
      return new SecretEntry.Unusable<>("holds a key that nobody can read");
    }
    return new SecretEntry.Unusable<>("holds no private key in PEM");
  }

  private static SecretEntry<PrivateKey> checked(PrivateKey key) {
    return key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS
        ? new SecretEntry.Unusable<>(
            "is an RSA key of %d bits, and proxies take %d or more"
                .formatted(rsa.getModulus().bitLength(), LEAST_RSA_BITS))
        : new SecretEntry.Usable<>(key);
  }
}
