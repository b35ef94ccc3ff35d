package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.values.ConditionReason.SECRET_MISSING;

import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyMatchResult;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.SecretEntry;
import java.util.stream.Stream;

/** Validates that a certificate and its private key are present, parsable and match. */
final class KeyPairValidator {

  private KeyPairValidator() {}

  static Stream<Finding> certificates(SecretRef secretRef, KeyPairName name, KeyPairInfo pair) {
    return entry(secretRef, name.certificates(), "PEM certificates", pair.certificates());
  }

  static Stream<Finding> key(SecretRef secretRef, KeyPairName name, KeyPairInfo pair) {
    Stream<Finding> differs =
        pair.key().usable().filter(KeyMatchResult.MISMATCH::equals).stream()
            .map(
                match ->
                    SecretRef.blocking(
                        CERTIFICATE_INVALID,
                        ("%s does not match the first certificate in %s; store the key of that"
                                + " certificate, or put the certificate of this key first")
                            .formatted(secretRef.key(name.key()), name.certificates())));
    return Stream.concat(
        entry(secretRef, name.key(), "the unencrypted PEM private key", pair.key()), differs);
  }

  private static Stream<Finding> entry(
      SecretRef secretRef, String key, String expected, SecretEntry<?> secretEntry) {
    if (secretEntry instanceof SecretEntry.Absent) {
      return Stream.of(
          SecretRef.blocking(
              SECRET_MISSING,
              "%s has no key %s; add it with %s".formatted(secretRef, key, expected)));
    }
    return secretEntry instanceof SecretEntry.Unusable<?> unusable
        ? Stream.of(
            SecretRef.blocking(
                CERTIFICATE_INVALID,
                "%s %s; store %s".formatted(secretRef.key(key), unusable.reason(), expected)))
        : Stream.empty();
  }
}
