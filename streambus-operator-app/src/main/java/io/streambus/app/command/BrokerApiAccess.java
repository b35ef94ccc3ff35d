package io.streambus.app.command;

import io.streambus.operator.brokers.BrokerAddresses;

/** Determines whether the operator calls the admin API of the brokers. */
enum BrokerApiAccess {
  /** Only inside Kubernetes, because the IP addresses of pods are routed there. */
  AUTO,
  /** Always. */
  ON,
  /** Never. */
  OFF;

  /** Returns the addresses of the brokers to call, if any. */
  BrokerAddresses addresses(ServiceAccountFiles serviceAccount) {
    boolean enabled =
        switch (this) {
          case AUTO -> serviceAccount.exist();
          case ON -> true;
          case OFF -> false;
        };
    return enabled ? BrokerAddresses.ofPods() : BrokerAddresses.none();
  }
}
