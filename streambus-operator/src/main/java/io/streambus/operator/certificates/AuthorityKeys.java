package io.streambus.operator.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.operator.secrets.PairName;
import io.streambus.operator.secrets.SecretReader;
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
record AuthorityKeys(KeyMaterial current, Optional<KeyMaterial> next) {

  static AuthorityKeys of(KeyMaterial authority) {
    return new AuthorityKeys(authority, Optional.empty());
  }

  /** Reads a Secret; empty where nobody can sign with what it holds. */
  static Optional<AuthorityKeys> of(Secret secret) {
    return material(secret, PairName.CA)
        .map(current -> new AuthorityKeys(current, material(secret, PairName.NEXT)));
  }

  AuthorityKeys withNext(KeyMaterial successor) {
    return new AuthorityKeys(current, Optional.of(successor));
  }

  /** The successor takes over; without one all stays. */
  AuthorityKeys promoted() {
    return next.map(AuthorityKeys::of).orElse(this);
  }

  /** The content of the Secret. */
  Map<String, String> texts() {
    Map<String, String> texts = new HashMap<>();
    put(texts, PairName.CA, current);
    next.ifPresent(successor -> put(texts, PairName.NEXT, successor));
    return texts;
  }

  private static void put(Map<String, String> texts, PairName name, KeyMaterial material) {
    texts.put(name.certificates(), Pem.of(List.of(material.certificate())));
    texts.put(name.key(), Pem.of(material.key()));
  }

  private static Optional<KeyMaterial> material(Secret secret, PairName name) {
    return SecretReader.certificates(secret, name)
        .usable()
        .flatMap(
            chain ->
                SecretReader.key(secret, name)
                    .usable()
                    .map(key -> new KeyMaterial(chain.get(0), key)));
  }
}
