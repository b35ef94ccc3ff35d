package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Extracts the non-confidential information about a Secret. Any Secret can be read. */
public final class SecretReader {

  private SecretReader() {}

  /** Reads the information; retains no reference to the Secret. */
  public static SecretInfo read(Secret secret) {
    ObjectMeta metadata = secret.getMetadata();
    return new SecretInfo(
        Optional.ofNullable(metadata.getResourceVersion()).orElse(""),
        Optional.ofNullable(KubernetesResourceUtil.getControllerUid(secret))
            .map(OwnerReference::getUid),
        Optional.ofNullable(metadata.getLabels())
            .map(labels -> labels.get(ClusterLabels.MANAGED_BY))
            .filter(ClusterLabels.OPERATOR::equals)
            .isPresent(),
        Arrays.stream(KeyPairName.values())
            .collect(ImmutableMap.toImmutableMap(name -> name, name -> pair(name, secret))));
  }

  /** Parses the certificates of a key pair. */
  public static SecretEntry<List<X509Certificate>> certificates(Secret secret, KeyPairName name) {
    return parse(secret, name.certificates(), Pem::certificates);
  }

  /** Parses the private key of a key pair, for signing. */
  public static SecretEntry<PrivateKey> key(Secret secret, KeyPairName name) {
    return parse(secret, name.key(), Pem::key);
  }

  private static KeyPairInfo pair(KeyPairName name, Secret secret) {
    SecretEntry<List<X509Certificate>> certificates = certificates(secret, name);
    Optional<X509Certificate> leaf = certificates.usable().map(chain -> chain.get(0));
    return new KeyPairInfo(
        map(certificates, ChainInfo::of),
        map(key(secret, name), parsed -> KeyPairInfo.match(parsed, leaf)));
  }

  private static <T> SecretEntry<T> parse(Secret secret, String key, EntryParser<T> parser) {
    Map<String, String> data = secret.getData();
    String value = data == null ? null : data.get(key);
    if (value == null) {
      return new SecretEntry.Absent<>();
    }
    try {
      return parser.parse(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // The exception message may contain part of the value.
      return new SecretEntry.Unusable<>("is not valid Base64");
    }
  }

  private static <T, R> SecretEntry<R> map(SecretEntry<T> secretEntry, Function<T, R> mapper) {
    if (secretEntry instanceof SecretEntry.Unusable<T> unusable) {
      return new SecretEntry.Unusable<>(unusable.reason());
    }
    try {
      return secretEntry
          .usable()
          .map(mapper)
          .<SecretEntry<R>>map(SecretEntry.Usable::new)
          .orElseGet(SecretEntry.Absent::new);
    } catch (RuntimeException | StackOverflowError e) {
      // Some fields of certificates are parsed on demand.
      return new SecretEntry.Unusable<>("has content that cannot be parsed");
    }
  }

  private interface EntryParser<T> {
    SecretEntry<T> parse(String pem);
  }
}
