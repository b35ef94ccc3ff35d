package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.operator.secrets.PairName;
import io.streambus.operator.secrets.SecretReader;
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
record PublishedAuthorities(ImmutableList<X509Certificate> certificates, Instant now) {

  /** An authority lives for years, so more than these were made by hand. */
  private static final int MOST = 8;

  static PublishedAuthorities of(AuthorityKeys keys, Instant now) {
    return new PublishedAuthorities(
        Stream.of(Optional.of(keys.current()), keys.next())
            .flatMap(Optional::stream)
            .map(KeyMaterial::certificate)
            .collect(ImmutableList.toImmutableList()),
        now);
  }

  /** Keeps what was published before: certificates of former authorities are still about. */
  PublishedAuthorities withFormer(Secret published) {
    Stream<X509Certificate> former =
        SecretReader.certificates(published, PairName.CA).usable().stream().flatMap(List::stream);
    return new PublishedAuthorities(
        Stream.concat(certificates.stream(), former)
            .filter(each -> now.isBefore(each.getNotAfter().toInstant()))
            .distinct()
            .limit(MOST)
            .collect(ImmutableList.toImmutableList()),
        now);
  }

  /** The content of the Secret that pods mount. */
  Map<String, String> texts(KeyMaterial certificate) {
    return Map.of(
        PairName.TLS.certificates(), Pem.of(List.of(certificate.certificate())),
        PairName.TLS.key(), Pem.of(certificate.key()),
        PairName.CA.certificates(), Pem.of(certificates));
  }
}
