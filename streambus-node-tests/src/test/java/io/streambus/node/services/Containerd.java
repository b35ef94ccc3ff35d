package io.streambus.node.services;

import io.streambus.node.machine.Machine;
import io.streambus.node.machine.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The container runtime, and the network of pods: each is connected to its node, which routes
 * between them. There is no engine of NetworkPolicies.
 *
 * @param directory directory of images and containers, which outlives the machine
 * @param pauseImage image that holds the namespaces of pods
 */
public record Containerd(NodePrograms programs, Path directory, String pauseImage) {

  /** Addresses of pods. They exist only in the machine. */
  static final String POD_CIDR = "10.244.0.0/24";

  /** Nothing outside of the machine has a route to pods, so they connect with its address. */
  private static final String MASQUERADE =
      """
      table ip pods {
        chain postrouting {
          type nat hook postrouting priority srcnat;
          ip saddr %s oifname "eth0" masquerade
        }
      }
      """
          .formatted(POD_CIDR);

  /** Starts containerd. */
  public Service start(Machine machine) throws IOException {
    Path cni = Files.createDirectories(directory.resolve("cni"));
    Files.writeString(cni.resolve("10-pods.conflist"), network());
    Path masquerade = Files.writeString(directory.resolve("masquerade.nft"), MASQUERADE);
    machine.run(programs.nft().toString(), "-f", masquerade.toString());
    Path config = Files.writeString(directory.resolve("containerd.toml"), config(cni));
    return machine.start(
        "containerd",
        programs.withPath(
            List.of(programs.containerd().toString(), "--config", config.toString())));
  }

  /** Loads an image, once containerd responds. */
  public void importImage(Machine machine, Path tar) throws IOException {
    ctr(machine, "--namespace=k8s.io", "images", "import", tar.toString());
  }

  /** Whether containerd responds. */
  public boolean isReady(Machine machine) {
    try {
      ctr(machine, "version");
      return true;
    } catch (IOException e) {
      // It does not listen yet.
      return false;
    }
  }

  Path socket() {
    return directory.resolve("containerd.sock");
  }

  private void ctr(Machine machine, String... arguments) throws IOException {
    machine.run(
        Stream.concat(
                Stream.of(programs.ctr().toString(), "--address=" + socket()), Stream.of(arguments))
            .toArray(String[]::new));
  }

  private String network() {
    return """
        {
          "cniVersion": "0.4.0",
          "name": "pods",
          "plugins": [{
            "type": "ptp",
            "ipam": {
              "type": "host-local",
              "ranges": [[{"subnet": "%s"}]],
              "routes": [{"dst": "0.0.0.0/0"}]
            }
          }]
        }
        """
        .formatted(POD_CIDR);
  }

  private String config(Path cni) {
    return """
        version = 2
        root = "%1$s/images"
        state = "/run/containerd"
        [grpc]
          address = "%2$s"
        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "%3$s"
          disable_apparmor = true
          # Some machines do not let even root protect processes from the OOM killer.
          restrict_oom_score_adj = true
          stream_server_address = "127.0.0.1"
          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "%4$s"
            conf_dir = "%5$s"
          [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
            runtime_type = "io.containerd.runc.v2"
            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
              BinaryName = "%6$s"
        """
        .formatted(directory, socket(), pauseImage, programs.cniPlugins(), cni, programs.runc());
  }
}
