package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Parses private keys in PKCS#8, and in the traditional formats of RSA and EC keys. */
final class PrivateKeyParser {

  private static final ImmutableMap<ASN1ObjectIdentifier, String> ALGORITHMS =
      ImmutableMap.of(
          PKCSObjectIdentifiers.rsaEncryption,
          "RSA",
          PKCSObjectIdentifiers.id_RSASSA_PSS,
          "RSASSA-PSS",
          X9ObjectIdentifiers.id_ecPublicKey,
          "EC",
          new ASN1ObjectIdentifier("1.3.101.112"),
          "Ed25519");

  private static final String UNSUPPORTED =
      "is a key of an unsupported algorithm (supported: RSA, P-256, P-384, P-521 and Ed25519)";

  private PrivateKeyParser() {}

  /**
   * Parses a block with a private key.
   *
   * @throws UnusableValueException if proxies cannot use such a key
   */
  static PrivateKey parse(PemBlock block)
      throws UnusableValueException, IOException, GeneralSecurityException {
    if (block.isEncrypted() || block.type().equals("ENCRYPTED PRIVATE KEY")) {
      throw new UnusableValueException("is encrypted, but proxies cannot prompt for a password");
    }
    PrivateKeyInfo key = info(block);
    String algorithm = ALGORITHMS.get(key.getPrivateKeyAlgorithm().getAlgorithm());
    if (algorithm == null) {
      throw new UnusableValueException(UNSUPPORTED);
    }
    // Contains DER for all of these algorithms.
    DerNesting.check(key.getPrivateKey().getOctets());
    check(key, algorithm);
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
  }

  private static PrivateKeyInfo info(PemBlock block) throws IOException, UnusableValueException {
    return switch (block.type()) {
      case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(block.der());
      case "RSA PRIVATE KEY" ->
          new PrivateKeyInfo(
              new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
              RSAPrivateKey.getInstance(block.der()));
      case "EC PRIVATE KEY" -> ec(ECPrivateKey.getInstance(block.der()));
      default -> throw new UnusableValueException(UNSUPPORTED);
    };
  }

  private static PrivateKeyInfo ec(ECPrivateKey key) throws IOException {
    return new PrivateKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
        key);
  }

  private static void check(PrivateKeyInfo key, String algorithm)
      throws IOException, UnusableValueException {
    switch (algorithm) {
      case "RSA", "RSASSA-PSS" ->
          new RsaKeyCheck(RSAPrivateKey.getInstance(key.parsePrivateKey())).check();
      case "EC" -> checkEc(key);
      default -> {
        // Ed25519 keys have a fixed length.
      }
    }
  }

  private static void checkEc(PrivateKeyInfo key) throws IOException, UnusableValueException {
    NamedCurve curve =
        Optional.ofNullable(key.getPrivateKeyAlgorithm().getParameters())
            .filter(ASN1ObjectIdentifier.class::isInstance)
            .flatMap(name -> NamedCurve.of((ASN1ObjectIdentifier) name))
            .orElseThrow(
                () ->
                    new UnusableValueException(
                        "is a key on an unsupported curve (supported: P-256, P-384 and P-521)"));
    if (!curve.isPrivateKey(ECPrivateKey.getInstance(key.parsePrivateKey()).getKey())) {
      throw new UnusableValueException("is a key that is not on its curve");
    }
  }
}
