package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * Non-confidential information about a Secret: nothing about private keys, and only the public
 * content of certificates.
 *
 * @param version resource version that was read
 * @param controller UID of the controller owner
 * @param managed whether the managed-by label names the operator
 * @param pairs pairs of certificates and private key, by {@link KeyPairName}
 */
public record SecretInfo(
    String version,
    Optional<String> controller,
    boolean managed,
    ImmutableMap<KeyPairName, KeyPairInfo> pairs) {

  /** Returns one key pair; each of its two keys may be absent. */
  public KeyPairInfo pair(KeyPairName name) {
    KeyPairInfo info = pairs.get(name);
    return info == null
        ? new KeyPairInfo(new SecretEntry.Absent<>(), new SecretEntry.Absent<>())
        : info;
  }
}
