package com.example;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.StreamBusOperator;

/** Embeds the operator in a JVM that may also run other controllers. */
public final class EmbeddedOperator {

  private EmbeddedOperator() {}

  /** Manages the clusters of one namespace until the JVM exits or the operator is unhealthy. */
  public static void main(String[] args) throws InterruptedException {
    try (KubernetesClient client = new KubernetesClientBuilder().build();
        StreamBusOperator operator =
            StreamBusOperator.start(
                client, ImmutableOperatorOptions.builder().addNamespaces("streaming").build())) {
      while (operator.isHealthy()) {
        Thread.sleep(1000);
      }
    }
  }
}
