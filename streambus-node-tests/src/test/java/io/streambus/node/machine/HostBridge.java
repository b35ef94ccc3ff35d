package io.streambus.node.machine;

import io.streambus.image.process.Command;
import java.io.IOException;

/**
 * A network bridge on this machine to which the other one is connected. It has addresses that are
 * reserved for tests of networks (RFC 2544), and no route leads elsewhere: neither pods nor the
 * other machine can connect to anything but addresses of this machine.
 *
 * @param number number of the bridge, from 0 to 255
 */
public record HostBridge(int number) implements AutoCloseable {

  static final int PREFIX = 30;

  private static final int MAX_NUMBER = 255;

  /** Creates the bridge with the lowest free number. */
  public static HostBridge create() throws IOException {
    IOException failure = new IOException("no bridge is free");
    for (int number = 0; number <= MAX_NUMBER; number++) {
      var bridge = new HostBridge(number);
      try {
        Command.run("ip", "link", "add", bridge.name(), "type", "bridge");
        Command.run("ip", "addr", "add", bridge.hostAddress() + "/" + PREFIX, "dev", bridge.name());
        Command.run("ip", "link", "set", bridge.name(), "up");
        return bridge;
      } catch (IOException e) {
        if (!String.valueOf(e.getMessage()).contains("File exists")) {
          throw e;
        }
        failure = e;
      }
    }
    throw failure;
  }

  /** Returns the address of this machine. */
  public String hostAddress() {
    return "198.18." + number + ".1";
  }

  /** Returns the address of the other machine. */
  public String machineAddress() {
    return "198.18." + number + ".2";
  }

  /** Connects the network namespace of a process, as interface eth0. */
  void connect(long pid) throws IOException {
    String host = name() + "p";
    Command.run(
        "ip",
        "link",
        "add",
        host,
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "netns",
        Long.toString(pid));
    Command.run("ip", "link", "set", host, "master", name(), "up");
  }

  /** Removes the bridge if it exists. */
  @Override
  public void close() throws IOException {
    if (Command.run("ip", "-brief", "link", "show", "type", "bridge")
        .lines()
        .anyMatch(line -> line.startsWith(name() + " "))) {
      Command.run("ip", "link", "delete", name());
    }
  }

  private String name() {
    return "streambus" + number;
  }
}
