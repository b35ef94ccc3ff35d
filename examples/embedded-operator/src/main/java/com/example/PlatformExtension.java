package com.example;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.ObjectCustomizer;
import io.streambus.resources.extension.ObjectMetadata;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a platform adds to each cluster. */
public final class PlatformExtension implements ClusterExtension {

  static final String REGISTRY = "registry.example.com/";

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public ObjectMetadata metadata(BrokerCluster cluster) {
    return ObjectMetadata.ofLabels(Map.of("example.com/team", cluster.namespace()));
  }

  @Override
  public List<Problem> problems(StreamBusCluster resource, BrokerCluster cluster) {
    String image = cluster.image().reference();
    return image.startsWith(REGISTRY)
        ? List.of()
        : List.of(
            new Problem(
                "spec.image.repository", image, "must be in %s; omit it".formatted(REGISTRY)));
  }

  @Override
  public List<AdditionalObject<?>> additionalObjects() {
    return List.of(
        new AdditionalObject<>(ConfigMap.class, "dashboard", PlatformExtension::dashboard));
  }

  /** A cluster of one broker has no dashboard. */
  private static Optional<ConfigMap> dashboard(BrokerCluster cluster) {
    return cluster.replicas() == 1
        ? Optional.empty()
        : Optional.of(
            new ConfigMapBuilder()
                .withNewMetadata()
                .addToLabels("grafana_dashboard", "1")
                .endMetadata()
                .addToData("brokers.json", "{\"title\": \"%s\"}".formatted(cluster.name()))
                .build());
  }

  @Override
  public List<ObjectCustomizer<?>> customizers() {
    return List.of(
        new ObjectCustomizer<>(StatefulSet.class, PlatformExtension::withLogAgent),
        new ObjectCustomizer<>(Service.class, PlatformExtension::internal));
  }

  private static StatefulSet withLogAgent(StatefulSet brokers, BrokerCluster cluster) {
    return new StatefulSetBuilder(brokers)
        .editSpec()
        .editTemplate()
        .editSpec()
        .addToContainers(
            new ContainerBuilder().withName("logs").withImage(REGISTRY + "logs:1.4.0").build())
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Service internal(Service service, BrokerCluster cluster) {
    return new ServiceBuilder(service)
        .editMetadata()
        .addToAnnotations("example.com/load-balancer", "internal")
        .endMetadata()
        .build();
  }
}
