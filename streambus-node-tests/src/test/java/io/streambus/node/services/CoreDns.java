package io.streambus.node.services;

import io.streambus.node.machine.Machine;
import io.streambus.node.machine.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** CoreDNS, at the address of the node. It resolves only names of the cluster. */
public record CoreDns(NodePrograms programs, Path directory, NodeAccess access) {

  /** Starts CoreDNS. */
  public Service start(Machine machine) throws IOException {
    Files.createDirectories(directory);
    Path config = Files.writeString(directory.resolve("Corefile"), config());
    return machine.start(
        "coredns", List.of(programs.coreDns().toString(), "-conf", config.toString()));
  }

  private String config() {
    return """
        . {
          bind %s
          errors
          kubernetes cluster.local {
            kubeconfig %s
            ttl 5
          }
        }
        """
        .formatted(access.address(), access.kubeconfig());
  }
}
