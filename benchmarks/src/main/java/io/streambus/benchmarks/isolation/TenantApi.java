package io.streambus.benchmarks.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.StreamBusCluster;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The API server as a tenant uses it, in one namespace. Rejected requests are counted: that the API
 * server rejects an object is one of the defenses.
 */
final class TenantApi {

  private static final String CORE = "/api/v1";
  private static final String APPS = "/apis/apps/v1";
  private static final String CLUSTERS =
      "/apis/%s/%s".formatted(StreamBusCluster.GROUP, StreamBusCluster.VERSION);

  private final KubernetesClient client;
  private final String namespace;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger rejected = new AtomicInteger();

  TenantApi(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  String namespace() {
    return namespace;
  }

  int accepted() {
    return accepted.get();
  }

  int rejected() {
    return rejected.get();
  }

  /** Creates an object of the core API, such as in {@code configmaps}. */
  void create(String plural, JsonNode object) {
    create(CORE, plural, object);
  }

  /** Creates a StatefulSet. */
  void createStatefulSet(JsonNode object) {
    create(APPS, "statefulsets", object);
  }

  /** Creates a cluster with a spec, given as JSON. */
  void createCluster(String name, String spec) {
    post(
        "%s/namespaces/%s/streambusclusters".formatted(CLUSTERS, namespace),
        """
        {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
         "metadata": {"name": "%s"}, "spec": %s}
        """
            .formatted(name, spec));
  }

  /** Replaces fields of a cluster, given as JSON. */
  void patchCluster(String name, String fields) {
    count(
        () ->
            client
                .resources(StreamBusCluster.class)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), fields));
  }

  /** Deletes a cluster. */
  void deleteCluster(String name) {
    count(
        () ->
            client
                .resources(StreamBusCluster.class)
                .inNamespace(namespace)
                .withName(name)
                .withGracePeriod(0)
                .delete());
  }

  /** Creates an object that is not part of a namespace, at a path. */
  void createAt(String path, String object) {
    post(path, object);
  }

  private void create(String api, String plural, JsonNode object) {
    post("%s/namespaces/%s/%s".formatted(api, namespace, plural), object.toString());
  }

  private void post(String path, String object) {
    count(() -> client.raw(path, "POST", object));
  }

  private void count(Runnable request) {
    try {
      request.run();
      accepted.incrementAndGet();
    } catch (KubernetesClientException e) {
      rejected.incrementAndGet();
    }
  }
}
