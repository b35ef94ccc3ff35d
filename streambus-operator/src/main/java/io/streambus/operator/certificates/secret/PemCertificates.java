package io.streambus.operator.certificates.secret;

import java.io.IOException;
import java.io.StringReader;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;

/** Parses PEM certificates. */
final class PemCertificates {

  private static final JcaX509CertificateConverter CONVERTER = new JcaX509CertificateConverter();

  private PemCertificates() {}

  /** Parses all certificates in file order and ignores everything around them. */
  static SecretEntry<List<X509Certificate>> parse(String pem) {
    List<X509Certificate> found = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
        if (object instanceof X509CertificateHolder holder) {
          found.add(CONVERTER.getCertificate(holder));
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
}
