package io.streambus.operator.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys on the curve P-256, and certificates for them. */
public final class CertificateMaker {

  /** At most 20 bytes, see RFC 5280, of which the first bit is the sign. */
  private static final int SERIAL_BITS = 159;

  private final SecureRandom random;

  /** Takes keys and serial numbers from the given source. */
  public CertificateMaker(SecureRandom random) {
    this.random = random;
  }

  /** A new authority that signs certificates of hosts, signed by itself. */
  public KeyMaterial authority(CertificateTemplate template) {
    KeyPair keys = keys();
    return new KeyMaterial(
        make(template, keys.getPublic(), new Issuer(new X500Principal(template.subject()), keys)),
        keys.getPrivate());
  }

  /** A new certificate for hosts, signed by an authority. */
  public KeyMaterial signed(CertificateTemplate template, KeyMaterial authority) {
    KeyPair keys = keys();
    Issuer issuer =
        new Issuer(
            authority.certificate().getSubjectX500Principal(),
            new KeyPair(authority.certificate().getPublicKey(), authority.key()));
    return new KeyMaterial(make(template, keys.getPublic(), issuer), keys.getPrivate());
  }

  private KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every supported Java platform has the curve P-256", e);
    }
  }

  private X509Certificate make(CertificateTemplate template, PublicKey key, Issuer issuer) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer.name(),
              new BigInteger(SERIAL_BITS, random).setBit(0),
              Date.from(template.notBefore()),
              Date.from(template.notAfter()),
              new X500Principal(template.subject()),
              key);
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          ids.createAuthorityKeyIdentifier(issuer.keys().getPublic()));
      if (template.dnsNames().isEmpty()) {
        addAuthority(builder);
      } else {
        addHosts(builder, template);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(signer(issuer.keys().getPrivate())));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("a certificate could not be made", e);
    }
  }

  private ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random).build(key);
  }

  private static void addAuthority(X509v3CertificateBuilder builder) throws CertIOException {
    // It signs certificates of hosts alone, no other authorities.
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  private static void addHosts(X509v3CertificateBuilder builder, CertificateTemplate template)
      throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            template.dnsNames().stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new)));
  }

  private record Issuer(X500Principal name, KeyPair keys) {}
}
