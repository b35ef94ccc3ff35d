package io.streambus.operator.certificates;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemGenerationException;

/** Encodes certificates and keys in PEM. */
public final class Pem {

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
}
