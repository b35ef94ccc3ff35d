package io.streambus.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.app.kubeconfig.NameHint;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The clusters of the API server.
 *
 * @param api connection to it
 */
public record Clusters(KubernetesApi api) {

  private static final PatchContext MERGE =
      new PatchContext.Builder()
          .withPatchType(PatchType.JSON_MERGE)
          .withFieldManager("streambus-cli")
          .build();

  /** Lists clusters in a namespace, or in all namespaces if it is empty. */
  public List<StoredCluster> list(Optional<String> scope) {
    return api.list(ResourceType.CLUSTERS, scope, "").stream().map(this::read).toList();
  }

  /**
   * Reads a cluster.
   *
   * @throws CommandException if it does not exist; the message contains the nearest name
   */
  public StoredCluster get(String namespace, String name) {
    return find(namespace, name).orElseThrow(() -> notFound(namespace, name));
  }

  /** Reads a cluster, if it exists. */
  public Optional<StoredCluster> find(String namespace, String name) {
    return api.find(ResourceType.CLUSTERS, namespace, name).map(this::read);
  }

  /**
   * Changes a cluster, provided that it has not changed since it was read.
   *
   * @param cluster the cluster as it was read
   * @param patch a merge patch
   * @throws CommandException with {@link ExitCode#CONFLICT} if it has changed
   */
  public void patch(StoredCluster cluster, ObjectNode patch) {
    ObjectNode metadata = patch.withObject("/metadata");
    metadata.put("uid", cluster.cluster().getMetadata().getUid());
    metadata.put("resourceVersion", cluster.cluster().getMetadata().getResourceVersion());
    api.run(
        new ApiCall("patch", ResourceType.CLUSTERS, Optional.of(cluster.namespace())),
        () ->
            api.client()
                .resources(StreamBusCluster.class)
                .inNamespace(cluster.namespace())
                .withName(cluster.name())
                .patch(MERGE, patch.toString()));
  }

  /** Reads the pods of the brokers, by ordinal. */
  public List<BrokerPod> pods(StoredCluster cluster) {
    return api
        .list(
            ResourceType.PODS,
            Optional.of(cluster.namespace()),
            ClusterLabels.selectorString(cluster.name()))
        .stream()
        .flatMap(pod -> PodReader.read(api.convert(pod, PartialPod.class)).stream())
        .sorted(Comparator.comparingInt(BrokerPod::ordinal))
        .toList();
  }

  /** Converts an object of the API server. */
  StoredCluster read(JsonNode document) {
    return new StoredCluster(document, api.convert(document, StreamBusCluster.class));
  }

  private CommandException notFound(String namespace, String name) {
    // Also tells whether the API exists at all.
    List<String> names = list(Optional.of(namespace)).stream().map(StoredCluster::name).toList();
    return CommandException.of(
        ExitCode.NOT_FOUND,
        "streambuscluster '%s' does not exist in namespace %s%s"
            .formatted(
                ExternalText.line(name, ExternalText.MAX_VALUE),
                namespace,
                names.isEmpty()
                    ? ", which has no clusters; name another one with -n"
                    : NameHint.of(name, names)));
  }
}
