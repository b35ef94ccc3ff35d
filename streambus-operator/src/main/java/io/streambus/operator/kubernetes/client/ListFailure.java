package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Explains to users why an optional list request failed. */
final class ListFailure {

  private ListFailure() {}

  static String describe(String resource, KubernetesClientException e) {
    if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
      return "grant the operator the list verb on " + resource;
    }
    return e.getCode() > 0
        ? "the API server responded with HTTP %d".formatted(e.getCode())
        : "the API server gave no usable response";
  }
}
