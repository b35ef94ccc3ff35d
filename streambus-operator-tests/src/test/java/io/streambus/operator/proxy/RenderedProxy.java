package io.streambus.operator.proxy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution.Resolved;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** StatefulSet and proxy configuration as rendered by the operator. */
record RenderedProxy(StatefulSet statefulSet, Map<String, String> config) {

  static RenderedProxy of(SecuritySpec security) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    cluster.setSpec(StreamBusClusterSpec.builder().security(security).build());
    Resolved resolved = (Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none());
    List<HasMetadata> objects =
        DesiredResources.of(resolved.cluster()).objects().stream()
            .map(DesiredResource::object)
            .toList();
    ConfigMap config =
        allOf(ConfigMap.class, objects)
            .filter(map -> map.getMetadata().getName().equals(ClusterNames.proxyConfigMap("demo")))
            .findFirst()
            .orElseThrow();
    return new RenderedProxy(
        allOf(StatefulSet.class, objects).findFirst().orElseThrow(), Map.copyOf(config.getData()));
  }

  Container proxyContainer() {
    return containers().filter(each -> each.getName().equals("proxy")).findFirst().orElseThrow();
  }

  int containerPort(String name) {
    return containers()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> port.getName().equals(name))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElseThrow();
  }

  private Stream<Container> containers() {
    return statefulSet.getSpec().getTemplate().getSpec().getContainers().stream();
  }

  private static <T> Stream<T> allOf(Class<T> kind, List<HasMetadata> objects) {
    return objects.stream().filter(kind::isInstance).map(kind::cast);
  }
}
