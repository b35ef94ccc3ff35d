package io.streambus.node.services;

import io.streambus.node.machine.Machine;
import io.streambus.node.machine.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** kube-proxy, which makes the addresses of Services work, with nftables. */
public record KubeProxy(NodePrograms programs, Path directory, NodeAccess access) {

  /** Addresses of Services, as the control plane assigns them. */
  private static final String SERVICE_CIDR = "10.96.0.0/12";

  /** Starts kube-proxy. */
  public Service start(Machine machine) throws IOException {
    Files.createDirectories(directory);
    // The machine has no default route, and rejects connections to an address without a route
    // before kube-proxy replaces it.
    machine.run("ip", "route", "add", SERVICE_CIDR, "dev", "eth0");
    Path config = Files.writeString(directory.resolve("config.yaml"), config());
    return machine.start(
        "kube-proxy",
        programs.withPath(
            List.of(
                programs.kubeProxy().toString(),
                "--config=" + config,
                "--hostname-override=" + access.nodeName())));
  }

  private String config() {
    return """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: nftables
        bindAddress: %s
        detectLocalMode: ClusterCIDR
        clusterCIDR: %s
        healthzBindAddress: 127.0.0.1:10256
        metricsBindAddress: 127.0.0.1:10249
        clientConnection:
          kubeconfig: %s
        """
        .formatted(access.address(), Containerd.POD_CIDR, access.kubeconfig());
  }
}
