package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;

/**
 * Named ports of a pod. Services and probes refer to the names, so that pods of two revisions can
 * use different port numbers during a rollout.
 */
final class NamedPorts {

  static final String CLIENT = "client";
  static final String HTTP = "http";
  static final String RAFT = "raft";
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

  static ServicePort client(BrokerCluster cluster) {
    return servicePort(
        CLIENT, cluster.ports().client(), cluster.tls().enabled().isPresent() ? "tls" : "tcp");
  }

  static ServicePort http(BrokerCluster cluster) {
    return servicePort(HTTP, cluster.ports().http(), "http");
  }

  static ServicePort raft(BrokerCluster cluster) {
    return servicePort(RAFT, cluster.ports().raft(), "tcp");
  }

  private static ContainerPort containerPort(String name, int number) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(number)
        .withProtocol(PROTOCOL)
        .build();
  }

  /**
   * Returns a port of a Service.
   *
   * @param protocol protocol of the application; without it, a service mesh guesses it, and can
   *     wait for the client to speak first
   */
  private static ServicePort servicePort(String name, int number, String protocol) {
    return new ServicePortBuilder()
        .withName(name)
        .withAppProtocol(protocol)
        .withPort(number)
        .withTargetPort(new IntOrString(name))
        .withProtocol(PROTOCOL)
        .build();
  }
}
