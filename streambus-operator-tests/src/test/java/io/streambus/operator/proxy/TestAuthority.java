package io.streambus.operator.proxy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that signs certificates for the length of a test. */
public final class TestAuthority {

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final X500Principal name;
  private final KeyPair keys = keys();
  private final X509Certificate certificate;

  /** Of a distinguished name. */
  public TestAuthority(String name) {
    this.name = new X500Principal(name);
    this.certificate = sign(this.name, keys.getPublic(), Use.AUTHORITY);
  }

  /** Its own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** For the loopback interface. */
  public TestPair server() {
    KeyPair pair = keys();
    return new TestPair(
        sign(new X500Principal("CN=broker"), pair.getPublic(), Use.SERVER), pair.getPrivate());
  }

  /** For a client of a subject as RFC 2253 writes it. */
  TestPair client(String subject) {
    KeyPair pair = keys();
    return new TestPair(
        sign(new X500Principal(subject), pair.getPublic(), Use.CLIENT), pair.getPrivate());
  }

  private X509Certificate sign(X500Principal subject, PublicKey key, Use use) {
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(now.minus(Duration.ofMinutes(5))),
              Date.from(now.plus(Duration.ofHours(1))),
              subject,
              key);
      use.extend(builder);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private enum Use {
    AUTHORITY,
    SERVER,
    CLIENT;

    void extend(X509v3CertificateBuilder builder) throws CertIOException {
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(this == AUTHORITY));
      if (this == SERVER) {
        GeneralName loopback = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(loopback));
      }
    }
  }
}
