package io.streambus.operator.certificates.secret;

import java.math.BigInteger;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Supported elliptic curves. */
enum NamedCurve {
  P_256(SECObjectIdentifiers.secp256r1),
  P_384(SECObjectIdentifiers.secp384r1),
  P_521(SECObjectIdentifiers.secp521r1);

  private final String id;

  NamedCurve(ASN1ObjectIdentifier id) {
    this.id = id.getId();
  }

  static Optional<NamedCurve> of(ASN1ObjectIdentifier id) {
    return Arrays.stream(values()).filter(curve -> curve.id.equals(id.getId())).findFirst();
  }

  static Optional<NamedCurve> of(ECParameterSpec parameters) {
    return Arrays.stream(values())
        .filter(curve -> curve.parameters().getN().equals(parameters.getOrder()))
        .findFirst();
  }

  /** Whether a number is the private key of a point. */
  boolean isPrivateKey(BigInteger number) {
    return number.signum() > 0 && number.compareTo(parameters().getN()) < 0;
  }

  /** Computes the public key of a private key. */
  ECPoint publicKey(BigInteger privateKey) {
    var point =
        new FixedPointCombMultiplier().multiply(parameters().getG(), privateKey).normalize();
    return new ECPoint(
        point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
  }

  private X9ECParameters parameters() {
    return CustomNamedCurves.getByOID(new ASN1ObjectIdentifier(id));
  }
}
