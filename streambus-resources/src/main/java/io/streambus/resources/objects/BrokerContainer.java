package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.streambus.resources.model.BrokerCluster;

/** The broker container, the first container of its pod. */
public final class BrokerContainer {

  /** Name of the container. */
  public static final String NAME = "broker";

  private BrokerContainer() {}

  static Container of(BrokerCluster cluster) {
    return new ContainerBuilder()
        .withName(NAME)
        .withImage(cluster.image().reference())
        .withImagePullPolicy(cluster.image().pullPolicy().value())
        .withCommand(BrokerCommand.command())
        .withEnv(BrokerCommand.environment())
        // Old brokers store messages in ./data regardless of their configuration.
        .withWorkingDir("/")
        .withPorts(NamedPorts.brokerPorts(cluster))
        .withResources(cluster.resources())
        .withVolumeMounts(BrokerVolumes.mounts())
        .withStartupProbe(BrokerProbes.startup())
        .withLivenessProbe(BrokerProbes.liveness())
        .withReadinessProbe(BrokerProbes.readiness(cluster))
        .withLifecycle(BrokerCommand.lifecycle())
        .withSecurityContext(cluster.pod().containerSecurity())
        .build();
  }
}
