package io.streambus.operator.certificates.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemGenerationException;

/**
 * Encodes and parses certificates and private keys in PEM. Any text can be parsed: the size of
 * numbers and the depth of structures are checked before they are used.
 */
public final class Pem {

  /** More than any chain or bundle of a company has. */
  private static final int MAX_CERTIFICATES = 256;

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
    return entry(() -> parseCertificates(pem), "contains a certificate that cannot be parsed");
  }

  /** Parses the first private key: PKCS#8, or the traditional RSA and EC formats. */
  static SecretEntry<PrivateKey> key(String pem) {
    return entry(() -> parseKey(pem), "contains a private key that cannot be parsed");
  }

  private static List<X509Certificate> parseCertificates(String pem)
      throws UnusableValueException, CertificateException {
    List<PemBlock> blocks = PemBlocks.of(pem).stream().filter(PemBlock::isCertificate).toList();
    if (blocks.isEmpty()) {
      throw new UnusableValueException("contains no PEM certificate");
    }
    if (blocks.size() > MAX_CERTIFICATES) {
      throw new UnusableValueException(
          "contains %d certificates, but at most %d are supported"
              .formatted(blocks.size(), MAX_CERTIFICATES));
    }
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : blocks) {
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
    }
    return certificates;
  }

  private static PrivateKey parseKey(String pem)
      throws UnusableValueException, IOException, GeneralSecurityException {
    Optional<PemBlock> key = PemBlocks.of(pem).stream().filter(PemBlock::isPrivateKey).findFirst();
    return PrivateKeyParser.parse(
        key.orElseThrow(() -> new UnusableValueException("contains no PEM private key")));
  }

  /**
   * Returns the result of a parser. The messages of its exceptions are dropped, because they may
   * contain part of the value.
   */
  private static <T> SecretEntry<T> entry(EntryParser<T> parser, String failure) {
    try {
      return new SecretEntry.Usable<>(parser.parse());
    } catch (UnusableValueException e) {
      return new SecretEntry.Unusable<>(e.reason());
    } catch (IOException | GeneralSecurityException | RuntimeException | StackOverflowError e) {
      return new SecretEntry.Unusable<>(failure);
    }
  }

  private interface EntryParser<T> {
    T parse() throws UnusableValueException, IOException, GeneralSecurityException;
  }
}
