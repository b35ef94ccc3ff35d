package io.streambus.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.kubeconfig.ErrorMessages;
import java.util.Map;

/**
 * Verifies that an installed operator works, and changes nothing. Every method throws a {@link
 * CommandException} with a message of one line if not.
 */
record InstallationCheck(KubernetesClient client) {

  private static final int UNPROCESSABLE = 422;
  private static final String API_VERSION = StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION;

  /** Verifies that a replica of the operator is ready. Needs to get the Deployment. */
  void verifyOperator(String namespace, String deployment) {
    String path = "/apis/apps/v1/namespaces/%s/deployments/%s".formatted(namespace, deployment);
    try {
      String response = client.raw(path);
      if (response == null) {
        throw CommandException.failed(
            "there is no Deployment %s/%s".formatted(namespace, deployment));
      }
      JsonNode status = new ObjectMapper().readTree(response).path("status");
      if (status.path("readyReplicas").asInt() < 1) {
        throw CommandException.failed(
            "no replica of the Deployment %s/%s is ready".formatted(namespace, deployment));
      }
    } catch (KubernetesClientException | JsonProcessingException e) {
      throw CommandException.failed(
          "cannot get the Deployment %s/%s: %s"
              .formatted(namespace, deployment, ErrorMessages.of(e)));
    }
  }

  /**
   * Verifies with dry runs that the API server accepts a valid StreamBusCluster and rejects an
   * invalid one. Needs to create StreamBusClusters.
   */
  void verifyApi(String namespace) {
    try {
      create(namespace, 3);
    } catch (KubernetesClientException e) {
      throw CommandException.failed(
          "the API server did not accept a StreamBusCluster in %s: %s"
              .formatted(namespace, ErrorMessages.of(e)));
    }
    try {
      create(namespace, 0);
    } catch (KubernetesClientException e) {
      if (e.getCode() == UNPROCESSABLE) {
        return;
      }
      throw CommandException.failed(
          "the API server did not validate a StreamBusCluster in %s: %s"
              .formatted(namespace, ErrorMessages.of(e)));
    }
    throw CommandException.failed(
        "the API server accepts a StreamBusCluster without brokers; upgrade the CRD:"
            + " streambus crd | kubectl apply --server-side -f -");
  }

  private void create(String namespace, int replicas) {
    String path =
        "/apis/%s/namespaces/%s/streambusclusters?dryRun=All".formatted(API_VERSION, namespace);
    Map<String, Object> cluster =
        ImmutableMap.of(
            "apiVersion",
            API_VERSION,
            "kind",
            "StreamBusCluster",
            "metadata",
            ImmutableMap.of("generateName", "installation-check-"),
            "spec",
            ImmutableMap.of("replicas", replicas));
    client.raw(path, "POST", cluster);
  }
}
