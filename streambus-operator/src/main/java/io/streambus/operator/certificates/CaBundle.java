package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.SecretReader;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The authorities that clients shall believe.
 *
 * @param certificates those that sign or will sign first, then former ones that are still in force
 * @param now the time for which this holds
 */
record CaBundle(ImmutableList<X509Certificate> certificates, Instant now) {

  /** An authority lives for years, so more than these were made by hand. */
  private static final int MAX_COUNT = 8;

  static CaBundle of(CaKeys keys, Instant now) {
    return new CaBundle(
        Stream.of(Optional.of(keys.current()), keys.next())
            .flatMap(Optional::stream)
            .map(KeyMaterial::certificate)
            .collect(ImmutableList.toImmutableList()),
        now);
  }

  /** Keeps what was published before: certificates of former authorities are still about. */
  CaBundle withFormer(Secret published) {
    Stream<X509Certificate> former =
        SecretReader.certificates(published, KeyPairName.CA).usable().stream()
            .flatMap(List::stream);
    return new CaBundle(
        Stream.concat(certificates.stream(), former)
            .filter(each -> now.isBefore(each.getNotAfter().toInstant()))
            .distinct()
            .limit(MAX_COUNT)
            .collect(ImmutableList.toImmutableList()),
        now);
  }

  /** The content of the Secret that pods mount. */
  Map<String, String> texts(KeyMaterial certificate) {
    return Map.of(
        KeyPairName.TLS.certificates(), Pem.of(List.of(certificate.certificate())),
        KeyPairName.TLS.key(), Pem.of(certificate.key()),
        KeyPairName.CA.certificates(), Pem.of(certificates));
  }
}
