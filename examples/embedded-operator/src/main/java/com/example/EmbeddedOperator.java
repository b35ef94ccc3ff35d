package com.example;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.DefaultImage;
import io.streambus.resources.model.ImageRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Embeds the operator in a JVM that may also run other controllers. */
public final class EmbeddedOperator {

  private EmbeddedOperator() {}

  /** Images come from the registry of the platform. */
  static ClusterInputs inputs() {
    return ClusterInputs.builder()
        .brokerImage(new DefaultImage("registry.example.com/streaming/broker", "v0.6.0"))
        .imageRegistry(new ImageRegistry("registry.example.com"))
        .build();
  }

  /** Manages the clusters of one namespace, with the extension of the platform. */
  static OperatorOptions options(MeterRegistry registry, CountDownLatch failed) {
    return OperatorOptions.builder()
        .addNamespaces("streaming")
        .clusterInputs(inputs())
        .addExtensions(new PlatformExtension())
        .meterRegistry(registry)
        .informerFailureListener(failure -> failed.countDown())
        .build();
  }

  /** Runs until the JVM exits. An operator that is unhealthy is replaced by another one. */
  public static void main(String[] args) throws InterruptedException {
    MeterRegistry registry = new SimpleMeterRegistry();
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      while (!Thread.currentThread().isInterrupted()) {
        CountDownLatch failed = new CountDownLatch(1);
        try (StreamBusOperator operator =
            StreamBusOperator.start(client, options(registry, failed))) {
          while (operator.isHealthy()) {
            failed.await(10, TimeUnit.SECONDS);
          }
        }
      }
    }
  }
}
