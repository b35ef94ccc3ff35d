package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableSet;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Reads which DNS names a CA may sign for; see RFC 5280, section 4.2.1.10. */
final class PermittedNames {

  private PermittedNames() {}

  /** Returns the names; absent without name constraints. */
  static Optional<ImmutableSet<String>> of(X509Certificate certificate) {
    return Optional.ofNullable(certificate.getExtensionValue(Extension.nameConstraints.getId()))
        .map(PermittedNames::parse);
  }

  /** Returns no names for constraints that cannot be parsed: clients reject such a CA. */
  private static ImmutableSet<String> parse(byte[] extension) {
    try {
      byte[] constraints = ASN1OctetString.getInstance(extension).getOctets();
      DerNesting.check(constraints);
      return subtrees(NameConstraints.getInstance(constraints))
          .map(GeneralSubtree::getBase)
          .filter(name -> name.getTagNo() == GeneralName.dNSName)
          .map(name -> name.getName().toString().toLowerCase(Locale.ROOT))
          .collect(ImmutableSet.toImmutableSet());
    } catch (RuntimeException e) {
      return ImmutableSet.of();
    }
  }

  private static Stream<GeneralSubtree> subtrees(NameConstraints constraints) {
    return Optional.ofNullable(constraints.getPermittedSubtrees()).stream().flatMap(Arrays::stream);
  }
}
