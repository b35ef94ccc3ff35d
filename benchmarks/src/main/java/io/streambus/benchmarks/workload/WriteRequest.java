package io.streambus.benchmarks.workload;

import io.fabric8.kubernetes.client.KubernetesClient;

/** A request that modifies an object. */
@FunctionalInterface
public interface WriteRequest {
  /** Sends the request and waits for the response. */
  void send(KubernetesClient client);
}
