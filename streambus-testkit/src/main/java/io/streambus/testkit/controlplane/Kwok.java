package io.streambus.testkit.controlplane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command line of kwok, which simulates the kubelet of every node and the provisioner of every
 * volume.
 */
record Kwok(Path kubeconfig, List<String> stages) {

  static final String USER = "kwok";

  private static final List<String> BUILT_IN =
      List.of("kwok.yaml", "stages/node.yaml", "stages/pod.yaml", "stages/volume.yaml");

  List<String> command(Path executable, WorkDirectory work) {
    Path config = work.write(work.file("kwok.yaml"), config());
    return List.of(
        executable.toString(),
        "--kubeconfig=" + kubeconfig,
        "--config=" + config,
        "--manage-all-nodes=true",
        // kwok renews leases in time, so the node lifecycle controller does not mark nodes as
        // unreachable.
        "--node-lease-duration-seconds=40",
        // No server: nothing requests logs from a simulated kubelet.
        "--server-address=",
        "--node-port=0");
  }

  private String config() {
    List<String> documents = new ArrayList<>();
    BUILT_IN.forEach(name -> documents.add(ClasspathResource.readText(name)));
    documents.addAll(stages);
    return String.join("\n---\n", documents);
  }
}
