package io.streambus.operator.certificates.secret;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemGenerationException;

/** Encodes and parses certificates and private keys in PEM. */
public final class Pem {

  /** OpenSSL rejects shorter keys in the distributions on which proxies are based. */
  private static final int MIN_RSA_BITS = 2048;

  private static final JcaX509CertificateConverter CERTIFICATES = new JcaX509CertificateConverter();
  private static final JcaPEMKeyConverter KEYS =
      new JcaPEMKeyConverter().setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC");

  private Pem() {}

  /** Encodes certificates in the given order. */
  public static String of(List<X509Certificate> certificates) {
    return write(List.copyOf(certificates));
  }

  /** Encodes a private key in unencrypted PKCS#8. */
  public static String of(PrivateKey key) {
    try {
      return write(List.of(new JcaPKCS8Generator(key, null)));
    } catch (PemGenerationException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(List<?> objects) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object object : objects) {
        writer.writeObject(object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Parses all certificates in file order and ignores everything around them. */
  static SecretEntry<List<X509Certificate>> certificates(String pem) {
    List<X509Certificate> found = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        if (object instanceof X509CertificateHolder holder) {
          found.add(CERTIFICATES.getCertificate(holder));
        }
      }
    } catch (IOException | CertificateException | RuntimeException e) {
      // The exception message may contain part of the value.
      return new SecretEntry.Unusable<>("contains a certificate that cannot be parsed");
    }
    return found.isEmpty()
        ? new SecretEntry.Unusable<>("contains no PEM certificate")
        : new SecretEntry.Usable<>(found);
  }

  /** Parses the first private key: PKCS#8, or the traditional RSA and EC formats. */
  static SecretEntry<PrivateKey> key(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        if (object instanceof PEMKeyPair pair) {
          return checkStrength(KEYS.getPrivateKey(pair.getPrivateKeyInfo()));
        }
        if (object instanceof PrivateKeyInfo info) {
          return checkStrength(KEYS.getPrivateKey(info));
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
