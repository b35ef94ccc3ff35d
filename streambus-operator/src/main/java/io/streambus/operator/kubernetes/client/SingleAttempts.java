package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;

/**
 * A client that sends each request once. The decision to disrupt a broker is only valid for the
 * state that it was made on, which may have changed when the client repeats a request; and an event
 * is not worth a second request.
 */
final class SingleAttempts {

  private SingleAttempts() {}

  /** Returns a client with the same connections. */
  static KubernetesClient of(KubernetesClient client) {
    return client
        .newClient(
            new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .build())
        .adapt(KubernetesClient.class);
  }
}
