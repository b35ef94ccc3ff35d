package io.streambus.operator.certificates;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.SecretReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CA of one cluster with its private key, as stored in a Secret.
 *
 * @param current CA that signs certificates
 * @param next CA that signs once every client has had time to read it
 */
record CaKeys(KeyMaterial current, Optional<KeyMaterial> next) {

  static CaKeys of(KeyMaterial ca) {
    return new CaKeys(ca, Optional.empty());
  }

  /** Reads a Secret; empty if its content cannot be used for signing. */
  static Optional<CaKeys> of(Secret secret) {
    return material(secret, KeyPairName.CA)
        .map(current -> new CaKeys(current, material(secret, KeyPairName.NEXT)));
  }

  CaKeys withNext(KeyMaterial successor) {
    return new CaKeys(current, Optional.of(successor));
  }

  /** Promotes the next CA; unchanged if there is none. */
  CaKeys promoted() {
    return next.map(CaKeys::of).orElse(this);
  }

  /** Data of the Secret. */
  Map<String, String> secretData() {
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
