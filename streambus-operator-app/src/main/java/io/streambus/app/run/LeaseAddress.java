package io.streambus.app.run;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import io.streambus.operator.OperatorOptions;
import java.nio.charset.StandardCharsets;

/**
 * Namespace and name of a Lease.
 *
 * @param namespace namespace
 * @param name name
 */
record LeaseAddress(String namespace, String name) {

  private static final String NAME = "streambus-operator";
  private static final int HASH_DIGITS = 8;

  /**
   * Returns the Lease that operators of the same clusters share. Operators that share the work, by
   * namespace or by label, have different Leases, so that they do not exclude each other.
   */
  static LeaseAddress of(String namespace, OperatorOptions options) {
    if (options.namespaces().isEmpty() && options.selector().isEmpty()) {
      return new LeaseAddress(namespace, NAME);
    }
    String clusters =
        String.join(",", ImmutableSortedSet.copyOf(options.namespaces()))
            + "\n"
            + options.selector().map(CanonicalSelector::of).orElse("");
    String hash = Hashing.sha256().hashString(clusters, StandardCharsets.UTF_8).toString();
    return new LeaseAddress(namespace, NAME + "-" + hash.substring(0, HASH_DIGITS));
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
