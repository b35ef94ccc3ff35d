package io.streambus.operator.secrets;

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
  public static SecretFacts read(Secret secret) {
    ObjectMeta metadata = secret.getMetadata();
    return new SecretFacts(
        Optional.ofNullable(metadata.getResourceVersion()).orElse(""),
        metadata.getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .map(OwnerReference::getUid)
            .findFirst(),
        Optional.ofNullable(metadata.getLabels())
            .map(labels -> labels.get(ClusterLabels.MANAGED_BY))
            .filter(ClusterLabels.OPERATOR::equals)
            .isPresent(),
        Arrays.stream(PairName.values())
            .collect(ImmutableMap.toImmutableMap(name -> name, name -> pair(name, secret))));
  }

  /** The certificates of a pair. */
  public static Entry<List<X509Certificate>> certificates(Secret secret, PairName name) {
    return text(secret, name.certificates(), PemCertificates::parse);
  }

  /** The private key of a pair, for whoever must sign with it. */
  public static Entry<PrivateKey> key(Secret secret, PairName name) {
    return text(secret, name.key(), PemKey::parse);
  }

  private static PairFacts pair(PairName name, Secret secret) {
    Entry<List<X509Certificate>> certificates = certificates(secret, name);
    Entry<PrivateKey> key = key(secret, name);
    return new PairFacts(
        map(certificates, CertificateReader::facts),
        map(key, read -> KeyMatch.of(read, certificates.usable().map(chain -> chain.get(0)))));
  }

  private static <T> Entry<T> text(Secret secret, String key, EntryParser<T> parser) {
    Map<String, String> data = secret.getData();
    String value = data == null ? null : data.get(key);
    if (value == null) {
      return new Entry.Absent<>();
    }
    try {
      return parser.parse(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // The message of the exception could hold a part of the value.
      return new Entry.Unusable<>("is not in Base64");
    }
  }

  private static <T, R> Entry<R> map(Entry<T> entry, Function<T, R> reading) {
    if (entry instanceof Entry.Unusable<T> unusable) {
      return new Entry.Unusable<>(unusable.why());
    }
    return entry
        .usable()
        .map(reading)
        .<Entry<R>>map(Entry.Usable::new)
        .orElseGet(Entry.Absent::new);
  }

  private interface EntryParser<T> {
    Entry<T> parse(String pem);
  }
}
