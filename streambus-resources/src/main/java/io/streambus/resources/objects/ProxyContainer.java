package io.streambus.resources.objects;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ProxyPaths;
import io.streambus.resources.model.Tls;
import java.util.List;

/** The proxy container, which terminates TLS for the broker in the same pod. */
public final class ProxyContainer {

  /** Name of the container. */
  public static final String NAME = "proxy";

  private ProxyContainer() {}

  static Container of(BrokerCluster cluster, Tls.Enabled tls) {
    return new ContainerBuilder()
        .withName(NAME)
        .withImage(tls.proxy().image())
        .withImagePullPolicy(tls.proxy().pullPolicy().value())
        .withCommand(command(tls))
        .withPorts(NamedPorts.proxyPorts(cluster))
        .withResources(tls.proxy().resources())
        .withVolumeMounts(ProxyVolumes.mounts(tls))
        .withLivenessProbe(ProxyProbes.liveness())
        .withReadinessProbe(ProxyProbes.readiness())
        // Both containers pause equally long; then the proxy lets connections complete.
        .withLifecycle(BrokerCommand.lifecycle())
        .withSecurityContext(cluster.pod().containerSecurity())
        .build();
  }

  private static List<String> command(Tls.Enabled tls) {
    ImmutableList.Builder<String> command = ImmutableList.builder();
    command.add(
        "/bin/sh",
        ProxyPaths.CONFIG_DIRECTORY + "/" + ProxyPaths.START_FILE,
        ProxyPaths.CONFIG_DIRECTORY,
        ProxyPaths.RUN_DIRECTORY,
        ProxyPaths.CERTIFICATE_DIRECTORY + "/" + ProxyPaths.CERTIFICATE,
        ProxyPaths.CERTIFICATE_DIRECTORY + "/" + ProxyPaths.PRIVATE_KEY);
    if (tls.verifiesClients()) {
      command.add(ProxyPaths.CA_DIRECTORY + "/" + ProxyPaths.CA_CERTIFICATE);
    }
    return command.build();
  }
}
