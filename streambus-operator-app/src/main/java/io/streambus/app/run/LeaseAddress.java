package io.streambus.app.run;

import io.streambus.operator.OperatorOptions;

/**
 * Namespace and name of a Lease.
 *
 * @param namespace namespace
 * @param name name
 */
record LeaseAddress(String namespace, String name) {

  private static final String NAME = "streambus-operator";

  /** Returns the Lease that operators of the same clusters share. */
  static LeaseAddress of(String namespace, OperatorOptions options) {
    return new LeaseAddress(namespace, NAME);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
