package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.values.ConditionReason.SECRET_MISSING;

import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyFit;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.SecretEntry;
import java.util.stream.Stream;

/** Whether a program can read a certificate and its key at all. */
final class KeyPairValidator {

  private KeyPairValidator() {}

  static Stream<Finding> certificates(SecretRef secretRef, KeyPairName name, KeyPairInfo pair) {
    return entry(secretRef, name.certificates(), "certificates in PEM", pair.certificates());
  }

  static Stream<Finding> key(SecretRef secretRef, KeyPairName name, KeyPairInfo pair) {
    Stream<Finding> differs =
        pair.key().usable().filter(KeyFit.DIFFERS::equals).stream()
            .map(
                fit ->
                    SecretRef.stops(
                        CERTIFICATE_INVALID,
                        ("%s does not belong to the first certificate of %s; store the key of that"
                                + " certificate, or put its own certificate first")
                            .formatted(secretRef.key(name.key()), name.certificates())));
    return Stream.concat(
        entry(secretRef, name.key(), "the private key in PEM, not encrypted", pair.key()), differs);
  }

  private static Stream<Finding> entry(
      SecretRef secretRef, String key, String wanted, SecretEntry<?> secretEntry) {
    if (secretEntry instanceof SecretEntry.Absent) {
      return Stream.of(
          SecretRef.stops(
              SECRET_MISSING, "%s has no key %s; add %s".formatted(secretRef, key, wanted)));
    }
    return secretEntry instanceof SecretEntry.Unusable<?> unusable
        ? Stream.of(
            SecretRef.stops(
                CERTIFICATE_INVALID,
                "%s %s; store %s".formatted(secretRef.key(key), unusable.why(), wanted)))
        : Stream.empty();
  }
}
