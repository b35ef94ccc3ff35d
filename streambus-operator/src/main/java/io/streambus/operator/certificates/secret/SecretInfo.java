package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * What may be known of a Secret outside of it: nothing of a private key, and of the rest what
 * certificates say in public.
 *
 * @param version resource version of what was read
 * @param controller uid of the object that controls the Secret
 * @param managed whether the label says that the operator made it
 * @param pairs the pairs of a certificate and its key, by {@link KeyPairName}
 */
public record SecretInfo(
    String version,
    Optional<String> controller,
    boolean managed,
    ImmutableMap<KeyPairName, KeyPairInfo> pairs) {

  /** One pair; each key may be absent. */
  public KeyPairInfo pair(KeyPairName name) {
    KeyPairInfo facts = pairs.get(name);
    return facts == null
        ? new KeyPairInfo(new SecretEntry.Absent<>(), new SecretEntry.Absent<>())
        : facts;
  }
}
