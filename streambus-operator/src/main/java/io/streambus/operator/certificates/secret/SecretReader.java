package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.ClusterLabels;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Takes from a Secret what may be known of it. */
public final class SecretReader {

  private SecretReader() {}

  /** The facts; nothing of the Secret is kept. */
  public static SecretInfo read(Secret secret) {
    ObjectMeta metadata = secret.getMetadata();
    return new SecretInfo(
        Optional.ofNullable(metadata.getResourceVersion()).orElse(""),
        metadata.getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .map(OwnerReference::getUid)
            .findFirst(),
        Optional.ofNullable(metadata.getLabels())
            .map(labels -> labels.get(ClusterLabels.MANAGED_BY))
            .filter(ClusterLabels.OPERATOR::equals)
            .isPresent(),
        Arrays.stream(KeyPairName.values())
            .collect(ImmutableMap.toImmutableMap(name -> name, name -> pair(name, secret))));
  }

  /** The certificates of a pair. */
  public static SecretEntry<List<X509Certificate>> certificates(Secret secret, KeyPairName name) {
    return text(secret, name.certificates(), PemCertificates::parse);
  }

  /** The private key of a pair, for whoever must sign with it. */
  public static SecretEntry<PrivateKey> key(Secret secret, KeyPairName name) {
    return text(secret, name.key(), PemKey::parse);
  }

  private static KeyPairInfo pair(KeyPairName name, Secret secret) {
    SecretEntry<List<X509Certificate>> certificates = certificates(secret, name);
    SecretEntry<PrivateKey> key = key(secret, name);
    return new KeyPairInfo(
        map(certificates, CertificateReader::facts),
        map(key, read -> KeyMatch.of(read, certificates.usable().map(chain -> chain.get(0)))));
  }

  private static <T> SecretEntry<T> text(Secret secret, String key, EntryParser<T> parser) {
    Map<String, String> data = secret.getData();
    String value = data == null ? null : data.get(key);
    if (value == null) {
      return new SecretEntry.Absent<>();
    }
    try {
      return parser.parse(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // The message of the exception could hold a part of the value.
      return new SecretEntry.Unusable<>("is not in Base64");
    }
  }

  private static <T, R> SecretEntry<R> map(SecretEntry<T> secretEntry, Function<T, R> reading) {
    if (secretEntry instanceof SecretEntry.Unusable<T> unusable) {
      return new SecretEntry.Unusable<>(unusable.why());
    }
    return secretEntry
        .usable()
        .map(reading)
        .<SecretEntry<R>>map(SecretEntry.Usable::new)
        .orElseGet(SecretEntry.Absent::new);
  }

  private interface EntryParser<T> {
    SecretEntry<T> parse(String pem);
  }
}
