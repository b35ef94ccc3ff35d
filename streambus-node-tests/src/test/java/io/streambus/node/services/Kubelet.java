package io.streambus.node.services;

import io.streambus.node.machine.Machine;
import io.streambus.node.machine.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kubelet.
 *
 * @param directory directory of pods, which outlives the machine
 */
public record Kubelet(
    NodePrograms programs, Path directory, NodeAccess access, Containerd containerd) {

  /** Starts the kubelet. */
  public Service start(Machine machine) throws IOException {
    Files.createDirectories(directory);
    Path config = Files.writeString(directory.resolve("config.yaml"), config());
    return machine.start(
        "kubelet",
        programs.withPath(
            List.of(
                programs.kubelet().toString(),
                "--config=" + config,
                "--kubeconfig=" + access.kubeconfig(),
                "--hostname-override=" + access.nodeName(),
                "--node-ip=" + access.address(),
                "--root-dir=" + directory.resolve("root"),
                "--cert-dir=" + directory.resolve("pki"))));
  }

  private String config() {
    return """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        address: %1$s
        healthzPort: 0
        authentication:
          anonymous: {enabled: true}
          webhook: {enabled: false}
        authorization:
          mode: AlwaysAllow
        containerRuntimeEndpoint: unix://%2$s
        clusterDNS: [%1$s]
        clusterDomain: cluster.local
        # Pods have no other DNS server.
        resolvConf: ""
        volumePluginDir: %3$s
        # The limits of containers apply. Those of pods and of the node need cgroups that not every
        # machine has.
        cgroupDriver: cgroupfs
        cgroupsPerQOS: false
        enforceNodeAllocatable: []
        failCgroupV1: false
        failSwapOn: false
        localStorageCapacityIsolation: false
        # Disk space is that of the developer.
        imageGCHighThresholdPercent: 100
        evictionHard: {memory.available: 10Mi}
        nodeStatusUpdateFrequency: 2s
        """
        .formatted(access.address(), containerd.socket(), directory.resolve("volume-plugins"));
  }
}
