package io.streambus.node.services;

import io.streambus.testkit.controlplane.binaries.Binaries;
import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import io.streambus.testkit.controlplane.binaries.DebianProgram;
import io.streambus.testkit.controlplane.binaries.GoTool;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs of a node. Those of Kubernetes have the version of the control plane, and containerd
 * and everything below it that of the Debian or Ubuntu of this machine.
 */
public record NodePrograms(
    Path kubelet,
    Path kubeProxy,
    Path coreDns,
    Path containerd,
    Path ctr,
    Path containerdShim,
    Path runc,
    Path nft,
    Path cniPlugins) {

  private static final String CNI_PACKAGE = "containernetworking-plugins";

  /**
   * Finds, downloads or builds the programs. That takes minutes the first time.
   *
   * @throws io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException if one is
   *     not available
   */
  public static NodePrograms find() {
    Binaries kubernetes =
        Binaries.provide(
            Set.of(ControlPlaneProgram.KUBELET, ControlPlaneProgram.KUBE_PROXY),
            BinariesOptions.builder().build());
    List<Path> plugins =
        Stream.of("loopback", "host-local", "ptp")
            .map(name -> new DebianProgram(CNI_PACKAGE, "usr/lib/cni/" + name).find())
            .toList();
    return new NodePrograms(
        kubernetes.path(ControlPlaneProgram.KUBELET),
        kubernetes.path(ControlPlaneProgram.KUBE_PROXY),
        GoTool.COREDNS.find(),
        new DebianProgram("containerd", "usr/bin/containerd").find(),
        new DebianProgram("containerd", "usr/bin/ctr").find(),
        new DebianProgram("containerd", "usr/bin/containerd-shim-runc-v2").find(),
        new DebianProgram("runc", "usr/sbin/runc").find(),
        new DebianProgram("nftables", "usr/sbin/nft").find(),
        plugins.get(0).resolveSibling(""));
  }

  /** Returns a command that finds the programs that services call by name. */
  List<String> withPath(List<String> command) {
    String path =
        Stream.of(
                containerdShim.getParent(),
                runc.getParent(),
                nft.getParent(),
                Path.of("/usr/sbin"),
                Path.of("/usr/bin"),
                Path.of("/sbin"),
                Path.of("/bin"))
            .distinct()
            .map(String::valueOf)
            .collect(Collectors.joining(":"));
    return Stream.concat(Stream.of("env", "PATH=" + path), command.stream()).toList();
  }
}
