package io.streambus.benchmarks.load;

import io.fabric8.kubernetes.client.KubernetesClient;

/** One request that changes something. */
@FunctionalInterface
public interface WriteRequest {
  /** Sends it and waits for the answer. */
  void send(KubernetesClient client);
}
