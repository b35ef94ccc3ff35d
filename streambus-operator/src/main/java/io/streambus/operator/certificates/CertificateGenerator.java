package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Generates P-256 keys and certificates for them. */
public final class CertificateGenerator {

  /** At most 20 bytes including the sign bit, see RFC 5280. */
  private static final int SERIAL_BITS = 159;

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private final SecureRandom random;

  /** Creates a generator of keys and serial numbers that uses the given random source. */
  public CertificateGenerator(SecureRandom random) {
    this.random = random;
  }

  /** Generates a self-signed CA for host certificates. */
  public KeyMaterial generateCa(CertificateTemplate template) {
    KeyPair keys = generateKeys();
    Issuer issuer = new Issuer(new X500Principal(template.subject()), keys);
    return new KeyMaterial(
        sign(template, keys.getPublic(), issuer, CertificateGenerator::addCaExtensions),
        keys.getPrivate());
  }

  /** Generates a host certificate signed by a CA. */
  public KeyMaterial generateSigned(CertificateTemplate template, KeyMaterial ca) {
    return generateSigned(template, ca, CertificateGenerator::addHostExtensions);
  }

  /** Generates a client certificate signed by a CA. DNS names of the template are ignored. */
  public KeyMaterial generateClient(CertificateTemplate template, KeyMaterial ca) {
    return generateSigned(
        template,
        ca,
        (builder, ignored) -> addLeafExtensions(builder, KeyPurposeId.id_kp_clientAuth));
  }

  private KeyMaterial generateSigned(
      CertificateTemplate template, KeyMaterial ca, Extensions extensions) {
    KeyPair keys = generateKeys();
    Issuer issuer =
        new Issuer(
            ca.certificate().getSubjectX500Principal(),
            new KeyPair(ca.certificate().getPublicKey(), ca.key()));
    return new KeyMaterial(sign(template, keys.getPublic(), issuer, extensions), keys.getPrivate());
  }

  private KeyPair generateKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot generate a P-256 key", e);
    }
  }

  private X509Certificate sign(
      CertificateTemplate template, PublicKey key, Issuer issuer, Extensions extensions) {
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer.name(),
              new BigInteger(SERIAL_BITS, random).setBit(0),
              Date.from(template.notBefore()),
              Date.from(template.notAfter()),
              new X500Principal(template.subject()),
              key);
      JcaX509ExtensionUtils keyIdentifiers = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, keyIdentifiers.createSubjectKeyIdentifier(key));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          keyIdentifiers.createAuthorityKeyIdentifier(issuer.keys().getPublic()));
      extensions.add(builder, template);
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(signer(issuer.keys().getPrivate())));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("cannot create certificate", e);
    }
  }

  private ContentSigner signer(PrivateKey key) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random).build(key);
  }

  private static void addCaExtensions(
      X509v3CertificateBuilder builder, CertificateTemplate template) throws CertIOException {
    // Path length 0: signs host certificates only, no intermediate CAs.
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    if (!template.dnsNames().isEmpty()) {
      builder.addExtension(Extension.nameConstraints, true, constraints(template.dnsNames()));
    }
  }

  /** Permits names within the given ones, and no IP addresses. */
  private static NameConstraints constraints(List<String> names) {
    return new NameConstraints(
        subtrees(names.stream().map(name -> new GeneralName(GeneralName.dNSName, name))),
        subtrees(
            Stream.of(IPV4_BYTES, IPV6_BYTES)
                .map(bytes -> new DEROctetString(new byte[2 * bytes]))
                .map(any -> new GeneralName(GeneralName.iPAddress, any))));
  }

  private static GeneralSubtree[] subtrees(Stream<GeneralName> names) {
    return names.map(GeneralSubtree::new).toArray(GeneralSubtree[]::new);
  }

  private static void addHostExtensions(
      X509v3CertificateBuilder builder, CertificateTemplate template) throws CertIOException {
    addLeafExtensions(builder, KeyPurposeId.id_kp_serverAuth);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(
            template.dnsNames().stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new)));
  }

  private static void addLeafExtensions(X509v3CertificateBuilder builder, KeyPurposeId purpose)
      throws CertIOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
  }

  private record Issuer(X500Principal name, KeyPair keys) {}

  private interface Extensions {
    void add(X509v3CertificateBuilder builder, CertificateTemplate template) throws CertIOException;
  }

  /**
   * Content of a certificate to generate.
   *
   * @param subject distinguished name as in RFC 2253
   * @param notBefore start of the validity period
   * @param notAfter end of the validity period
   * @param dnsNames DNS names of the hosts; for a CA, names within which it may sign, with all
   *     names below them: any names if empty
   */
  public record CertificateTemplate(
      String subject, Instant notBefore, Instant notAfter, List<String> dnsNames) {

    /** Copies the list. */
    public CertificateTemplate {
      dnsNames = ImmutableList.copyOf(dnsNames);
    }
  }

  /** Certificate and its private key. {@link #toString} does not reveal the key. */
  public record KeyMaterial(X509Certificate certificate, PrivateKey key) {

    @Override
    public String toString() {
      return "KeyMaterial of " + certificate.getSubjectX500Principal();
    }
  }
}
