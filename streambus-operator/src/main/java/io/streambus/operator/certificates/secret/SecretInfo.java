package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import java.util.Optional;

/**
 * Non-confidential information about a Secret: nothing about private keys, and only the public
 * content of certificates.
 *
 * @param resourceVersion resource version that was read
 * @param controllerUid UID of the controller owner
 * @param managedByOperator whether the managed-by label names the operator
 * @param keyPairs pairs of certificates and private key, by {@link KeyPairName}
 */
public record SecretInfo(
    String resourceVersion,
    Optional<String> controllerUid,
    boolean managedByOperator,
    ImmutableMap<KeyPairName, KeyPairInfo> keyPairs) {

  /** Returns one key pair; each of its two keys may be absent. */
  public KeyPairInfo keyPair(KeyPairName name) {
    KeyPairInfo info = keyPairs.get(name);
    return info == null
        ? new KeyPairInfo(new SecretEntry.Absent<>(), new SecretEntry.Absent<>())
        : info;
  }
}
