package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.PortPurpose;
import java.util.List;

/**
 * Named ports of a pod. Services and probes refer to the names, so that pods of two revisions can
 * use different port numbers during a rollout.
 */
final class NamedPorts {

  static final String CLIENT = PortPurpose.CLIENT.portName();
  static final String HTTP = PortPurpose.HTTP.portName();
  static final String RAFT = PortPurpose.RAFT.portName();
  static final String PROXY_HEALTH = "proxy-health";

  private static final String LOOPBACK = "loopback";

  // Server-side apply merges ports by number and protocol, so the protocol must be set.
  private static final String PROTOCOL = "TCP";

  private NamedPorts() {}

  static List<ContainerPort> brokerPorts(BrokerCluster cluster) {
    return List.of(
        cluster.tls().enabled().isPresent()
            // Declared for the host network, where the scheduler avoids nodes on which the port is
            // in use.
            ? containerPort(LOOPBACK, cluster.proxyPorts().broker())
            : containerPort(CLIENT, cluster.ports().client()),
        containerPort(HTTP, cluster.ports().http()),
        containerPort(RAFT, cluster.ports().raft()));
  }

  static List<ContainerPort> proxyPorts(BrokerCluster cluster) {
    return List.of(
        containerPort(CLIENT, cluster.ports().client()),
        containerPort(PROXY_HEALTH, cluster.proxyPorts().health()));
  }

  static List<ServicePort> client(BrokerCluster cluster) {
    return servicePorts(
        PortPurpose.CLIENT, cluster, cluster.tls().enabled().isPresent() ? "tls" : "tcp");
  }

  static List<ServicePort> http(BrokerCluster cluster) {
    return servicePorts(PortPurpose.HTTP, cluster, "http");
  }

  static List<ServicePort> raft(BrokerCluster cluster) {
    return servicePorts(PortPurpose.RAFT, cluster, "tcp");
  }

  private static ContainerPort containerPort(String name, int number) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(number)
        .withProtocol(PROTOCOL)
        .build();
  }

  /**
   * Returns the ports of a Service with one purpose. While pods with a former port run, the Service
   * accepts its number as well. Each port leads to all pods, to the number that the pod has.
   *
   * @param protocol protocol of the application; without it, a service mesh guesses it, and can
   *     wait for the client to speak first
   */
  private static List<ServicePort> servicePorts(
      PortPurpose purpose, BrokerCluster cluster, String protocol) {
    return purpose.numbers(cluster).stream()
        .map(
            number ->
                new ServicePortBuilder()
                    .withName(name(purpose, number, cluster))
                    .withAppProtocol(protocol)
                    .withPort(number)
                    .withTargetPort(new IntOrString(purpose.portName()))
                    .withProtocol(PROTOCOL)
                    .build())
        .toList();
  }

  private static String name(PortPurpose purpose, int number, BrokerCluster cluster) {
    return number == purpose.number(cluster.ports())
        ? purpose.portName()
        : purpose.portName() + "-" + number;
  }
}
