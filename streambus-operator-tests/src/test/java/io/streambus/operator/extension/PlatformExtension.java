package io.streambus.operator.extension;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
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

/**
 * An extension that uses everything that there is.
 *
 * @param agent image of a container that it adds to each pod
 */
record PlatformExtension(String agent) implements ClusterExtension {

  static final String FORBIDDEN_VERSION = "v0.1.0";

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public ObjectMetadata metadata(BrokerCluster cluster) {
    return ObjectMetadata.ofLabels(Map.of("team", cluster.namespace()));
  }

  @Override
  public List<Problem> problems(StreamBusCluster resource, BrokerCluster cluster) {
    return cluster.version().equals(FORBIDDEN_VERSION)
        ? List.of(new Problem("spec.version", cluster.version(), "must be supported"))
        : List.of();
  }

  @Override
  public List<AdditionalObject<?>> additionalObjects() {
    return List.of(new AdditionalObject<>(ConfigMap.class, "dashboard", this::dashboard));
  }

  /** Clusters of one broker have none. */
  private Optional<ConfigMap> dashboard(BrokerCluster cluster) {
    return cluster.replicas() == 1
        ? Optional.empty()
        : Optional.of(
            new ConfigMapBuilder()
                .addToData("brokers", Integer.toString(cluster.replicas()))
                .build());
  }

  @Override
  public List<ObjectCustomizer<?>> customizers() {
    return List.of(
        new ObjectCustomizer<>(StatefulSet.class, this::addAgent),
        new ObjectCustomizer<>(Service.class, PlatformExtension::annotate));
  }

  private StatefulSet addAgent(StatefulSet set, BrokerCluster cluster) {
    set.getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .add(new ContainerBuilder().withName("agent").withImage(agent).build());
    return set;
  }

  private static Service annotate(Service service, BrokerCluster cluster) {
    return new ServiceBuilder(service)
        .editMetadata()
        .addToAnnotations("example.com/load-balancer", "internal")
        .endMetadata()
        .build();
  }
}
