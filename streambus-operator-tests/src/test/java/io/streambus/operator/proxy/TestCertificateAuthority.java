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

/** A certificate authority that signs certificates for the duration of a test. */
public final class TestCertificateAuthority {

  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final X500Principal subject;
  private final KeyPair keys = keys();
  private final X509Certificate certificate;

  /** Creates a CA with the given distinguished name. */
  public TestCertificateAuthority(String subject) {
    this.subject = new X500Principal(subject);
    this.certificate = sign(this.subject, keys.getPublic(), Usage.CA);
  }

  /** Returns the CA certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Issues a server certificate for the loopback interface. */
  public TestIdentity issueServerIdentity() {
    KeyPair pair = keys();
    return new TestIdentity(
        sign(new X500Principal("CN=broker"), pair.getPublic(), Usage.SERVER), pair.getPrivate());
  }

  /** Issues a client certificate with a subject in RFC 2253 format. */
  TestIdentity issueClientIdentity(String subject) {
    KeyPair pair = keys();
    return new TestIdentity(
        sign(new X500Principal(subject), pair.getPublic(), Usage.CLIENT), pair.getPrivate());
  }

  private X509Certificate sign(X500Principal certificateSubject, PublicKey key, Usage usage) {
    Instant now = Instant.now();
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              subject,
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(now.minus(Duration.ofMinutes(5))),
              Date.from(now.plus(Duration.ofHours(1))),
              certificateSubject,
              key);
      usage.extend(builder);
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

  private enum Usage {
    CA,
    SERVER,
    CLIENT;

    void extend(X509v3CertificateBuilder builder) throws CertIOException {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(this == CA));
      if (this == SERVER) {
        GeneralName loopback = new GeneralName(GeneralName.iPAddress, "127.0.0.1");
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(loopback));
      }
    }
  }
}
