package io.streambus.resources.objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.streambus.resources.model.BrokerCluster;

/** The one container of a broker pod. */
public final class BrokerContainer {

  /** Name of the container. */
  public static final String NAME = "broker";

  private BrokerContainer() {}

  static Container of(BrokerCluster cluster) {
    return new ContainerBuilder()
        .withName(NAME)
        .withImage(cluster.image().reference())
        .withImagePullPolicy(cluster.image().pullPolicy().text())
        .withCommand(BrokerCommand.start())
        .withEnv(BrokerCommand.environment())
        // Old brokers keep messages in ./data whatever their configuration says.
        .withWorkingDir("/")
        .withPorts(NamedPorts.ofContainer(cluster.ports()))
        .withResources(cluster.resources())
        .withVolumeMounts(BrokerVolumes.mounts())
        .withStartupProbe(BrokerProbes.startup())
        .withLivenessProbe(BrokerProbes.liveness())
        .withReadinessProbe(BrokerProbes.readiness())
        .withLifecycle(BrokerCommand.stop())
        .withSecurityContext(cluster.pod().containerSecurity())
        .build();
  }
}
