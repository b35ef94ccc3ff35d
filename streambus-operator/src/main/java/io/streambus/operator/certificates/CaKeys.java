package io.streambus.operator.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.SecretReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authority of one cluster with its key, as a Secret holds it.
 *
 * @param current signs now
 * @param next signs once every client has had time to read it
 */
record CaKeys(KeyMaterial current, Optional<KeyMaterial> next) {

  static CaKeys of(KeyMaterial authority) {
    return new CaKeys(authority, Optional.empty());
  }

  /** Reads a Secret; empty where nobody can sign with what it holds. */
  static Optional<CaKeys> of(Secret secret) {
    return material(secret, KeyPairName.CA)
        .map(current -> new CaKeys(current, material(secret, KeyPairName.NEXT)));
  }

  CaKeys withNext(KeyMaterial successor) {
    return new CaKeys(current, Optional.of(successor));
  }

  /** The successor takes over; without one all stays. */
  CaKeys promoted() {
    return next.map(CaKeys::of).orElse(this);
  }

  /** The content of the Secret. */
  Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    put(texts, KeyPairName.CA, current);
    next.ifPresent(successor -> put(texts, KeyPairName.NEXT, successor));
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
}
