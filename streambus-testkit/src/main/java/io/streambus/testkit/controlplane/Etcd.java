package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.ControlPlaneOptions.Durability;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command line of etcd: a single member with plain HTTP on the loopback interface. */
record Etcd(Path data, int clientPort, int peerPort, Durability durability) {

  String url() {
    return "http://127.0.0.1:" + clientPort;
  }

  List<String> command(Path executable) {
    String peer = "http://127.0.0.1:" + peerPort;
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "--name=streambus-testkit",
                "--data-dir=" + data,
                "--listen-client-urls=" + url(),
                "--advertise-client-urls=" + url(),
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=streambus-testkit=" + peer,
                "--log-level=warn"));
    if (durability == Durability.PROCESS) {
      command.add("--unsafe-no-fsync");
    }
    return command;
  }
}
