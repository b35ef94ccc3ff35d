package io.streambus.resources.objects;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.LocalObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.Map;

/** Pod template of the brokers. */
final class BrokerPodTemplate {

  private BrokerPodTemplate() {}

  static PodTemplateSpec of(BrokerCluster cluster) {
    // spotless:off
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
            .withLabels(labels(cluster))
            .withAnnotations(annotations(cluster))
        .endMetadata()
        .withSpec(spec(cluster))
        .build();
    // spotless:on
  }

  private static Map<String, String> labels(BrokerCluster cluster) {
    return ImmutableMap.<String, String>builder()
        .putAll(cluster.pod().labels())
        .putAll(ClusterLabels.of(cluster.name(), cluster.version()))
        .build();
  }

  private static Map<String, String> annotations(BrokerCluster cluster) {
    ImmutableMap.Builder<String, String> annotations =
        ImmutableMap.<String, String>builder()
            .putAll(cluster.pod().annotations())
            // Brokers read their configuration only at startup.
            .put(ClusterAnnotations.CONFIG_CHECKSUM, cluster.config().checksum());
    // Certificates are not part of the checksum, because a proxy reloads them without a restart.
    cluster
        .proxyConfig()
        .ifPresent(proxy -> annotations.put(ClusterAnnotations.PROXY_CHECKSUM, proxy.checksum()));
    return annotations.build();
  }

  private static PodSpec spec(BrokerCluster cluster) {
    PodSpecBuilder pod =
        new PodSpecBuilder()
            .withContainers(BrokerContainer.of(cluster))
            .withVolumes(BrokerVolumes.config(cluster))
            .withImagePullSecrets(pullSecrets(cluster))
            .withServiceAccountName(cluster.serviceAccount().name())
            // Brokers do not access the API server.
            .withAutomountServiceAccountToken(false)
            // A Service named streambus-server would set STREAMBUS_SERVER_PORT, which brokers read.
            .withEnableServiceLinks(false)
            .withTerminationGracePeriodSeconds(BrokerCommand.GRACE_PERIOD_SECONDS)
            .withSecurityContext(cluster.pod().podSecurity());
    setScheduling(cluster, pod);
    cluster
        .tls()
        .enabled()
        .ifPresent(
            tls ->
                pod.addToContainers(ProxyContainer.of(cluster, tls))
                    .addAllToVolumes(ProxyVolumes.of(cluster, tls)));
    return pod.build();
  }

  private static void setScheduling(BrokerCluster cluster, PodSpecBuilder pod) {
    cluster.placement().affinity().ifPresent(pod::withAffinity);
    cluster.placement().priorityClass().ifPresent(pod::withPriorityClassName);
    pod.withNodeSelector(cluster.placement().nodeSelector())
        .withTolerations(cluster.placement().tolerations())
        .withTopologySpreadConstraints(cluster.placement().topologySpread());
    if (cluster.pod().hostNetwork()) {
      // Other DNS policies would resolve broker names with the DNS of the node.
      pod.withHostNetwork(true).withDnsPolicy("ClusterFirstWithHostNet");
    }
  }

  private static List<LocalObjectReference> pullSecrets(BrokerCluster cluster) {
    return cluster.image().pullSecrets().stream()
        .map(name -> new LocalObjectReferenceBuilder().withName(name).build())
        .toList();
  }
}
