package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.Pem;
import io.streambus.operator.certificates.secret.SecretReader;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CA of one cluster with its private key, as stored in a Secret.
 *
 * @param current CA that signs certificates
 * @param next CA that signs once every client has had time to read it
 * @param previous CA certificates that signed before, latest first
 */
record CaKeys(
    KeyMaterial current, Optional<KeyMaterial> next, ImmutableList<X509Certificate> previous) {

  /** A CA is valid for years, so a longer list is the result of manual changes. */
  private static final int MAX_PREVIOUS = 6;

  static CaKeys of(KeyMaterial ca) {
    return new CaKeys(ca, Optional.empty(), ImmutableList.of());
  }

  /** Reads a Secret; empty if its content cannot be used for signing. */
  static Optional<CaKeys> of(Secret secret) {
    ImmutableList<X509Certificate> previous =
        SecretReader.certificates(secret, KeyPairName.PREVIOUS)
            .usable()
            .map(ImmutableList::copyOf)
            .orElseGet(ImmutableList::of);
    return material(secret, KeyPairName.CA)
        .map(current -> new CaKeys(current, material(secret, KeyPairName.NEXT), previous));
  }

  CaKeys withNext(KeyMaterial successor) {
    return new CaKeys(current, Optional.of(successor), previous);
  }

  /** Promotes the next CA; unchanged if there is none. */
  CaKeys promoted() {
    return next.map(successor -> new CaKeys(successor, Optional.empty(), withCurrent()))
        .orElse(this);
  }

  private ImmutableList<X509Certificate> withCurrent() {
    return Stream.concat(Stream.of(current.certificate()), previous.stream())
        .distinct()
        .limit(MAX_PREVIOUS)
        .collect(ImmutableList.toImmutableList());
  }

  /** Data of the Secret. */
  Map<String, String> secretData() {
    Map<String, String> texts = new HashMap<>();
    put(texts, KeyPairName.CA, current);
    next.ifPresent(successor -> put(texts, KeyPairName.NEXT, successor));
    if (!previous.isEmpty()) {
      texts.put(KeyPairName.PREVIOUS.certificates(), Pem.of(previous));
    }
    return texts;
  }

  private static void put(Map<String, String> texts, KeyPairName name, KeyMaterial material) {
    texts.put(name.certificates(), Pem.of(List.of(material.certificate())));
    texts.put(name.key(), Pem.of(material.key()));
  }

  private static Optional<KeyMaterial> material(Secret secret, KeyPairName name) {
    return SecretReader.certificates(secret, name)
        .usable()
        .flatMap(
            chain ->
                SecretReader.key(secret, name)
                    .usable()
                    .map(key -> new KeyMaterial(chain.get(0), key)));
  }

  /**
   * CA certificates that clients must trust, and that verify client certificates unless the spec
   * specifies others. So none is added that is not stored with the key of the CA.
   *
   * @param certificates current and next CA certificate, then previous ones that have not expired,
   *     because certificates they signed may still be in use
   */
  record CaBundle(ImmutableList<X509Certificate> certificates) {

    static CaBundle of(CaKeys keys, Instant now) {
      Stream<X509Certificate> signing =
          Stream.of(Optional.of(keys.current()), keys.next())
              .flatMap(Optional::stream)
              .map(KeyMaterial::certificate);
      Stream<X509Certificate> previous =
          keys.previous().stream().filter(each -> now.isBefore(each.getNotAfter().toInstant()));
      return new CaBundle(
          Stream.concat(signing, previous).distinct().collect(ImmutableList.toImmutableList()));
    }

    /** Data of the Secret that pods mount. */
    Map<String, String> secretData(KeyMaterial certificate) {
      return Map.of(
          KeyPairName.TLS.certificates(), Pem.of(List.of(certificate.certificate())),
          KeyPairName.TLS.key(), Pem.of(certificate.key()),
          KeyPairName.CA.certificates(), Pem.of(certificates));
    }
  }
}
