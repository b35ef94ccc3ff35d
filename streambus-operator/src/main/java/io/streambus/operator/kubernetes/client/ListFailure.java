package io.streambus.operator.kubernetes.client;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Tells people why a list that only explains or warns could not be had. */
final class ListFailure {

  private ListFailure() {}

  static String of(String resource, KubernetesClientException e) {
    if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
      return "give the operator the verb list on " + resource;
    }
    return e.getCode() > 0
        ? "the API server answers %d".formatted(e.getCode())
        : "the API server gives no usable answer";
  }
}
