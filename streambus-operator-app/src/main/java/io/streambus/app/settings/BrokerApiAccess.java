package io.streambus.app.settings;

import io.streambus.operator.brokers.BrokerAddresses;

/** Whether the operator calls the admin API of brokers. */
public enum BrokerApiAccess {
  /** Inside Kubernetes, where the host names of pods resolve. */
  AUTO,
  /** Always. */
  ON,
  /** Never. */
  OFF;

  /** Where the brokers are then. */
  BrokerAddresses addresses(ServiceAccountFiles serviceAccount) {
    boolean calls =
        switch (this) {
          case AUTO -> serviceAccount.exist();
          case ON -> true;
          case OFF -> false;
        };
    return calls ? BrokerAddresses.ofPods() : BrokerAddresses.none();
  }
}
