package com.example;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.StreamBusOperator;

/** The operator beside whatever else this JVM does. */
public final class EmbeddedOperator {

  private EmbeddedOperator() {}

  /** Looks after the clusters of one namespace until the JVM is told to stop. */
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
