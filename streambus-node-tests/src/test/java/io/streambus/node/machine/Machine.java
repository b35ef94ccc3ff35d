package io.streambus.node.machine;

import io.streambus.image.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Linux machine made of namespaces: it has its own processes, mounts, host name and network
 * interfaces. Its first process holds them. When that ends, the kernel kills all other processes,
 * including those in containers, and removes mounts and network interfaces. That also happens if
 * the JVM is killed, because the first process reads from it.
 *
 * <p>The machine sees the files of this one, but what system services write below /run, /var/lib
 * and /var/log is kept in memory.
 */
public final class Machine implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final List<String> NAMESPACES =
      List.of("--cgroup", "--net", "--pid", "--mount", "--uts", "--ipc");

  // The first process adopts orphans, and the shell reaps them while it waits. It ends with cat,
  // when the JVM closes the pipe.
  private static final String FIRST_PROCESS =
      """
      exec 3<&0
      cat <&3 > /dev/null &
      wait
      """;

  private final Process unshare;
  private final ProcessHandle first;
  private final Path directory;
  private final Cgroups cgroups;

  private Machine(Process unshare, ProcessHandle first, Path directory, Cgroups cgroups) {
    this.unshare = unshare;
    this.first = first;
    this.directory = directory;
    this.cgroups = cgroups;
  }

  /**
   * Starts a machine. Requires root.
   *
   * @param directory directory for logs
   */
  public static Machine start(Path directory, Cgroups cgroups, HostBridge bridge)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("unshare"));
    command.addAll(NAMESPACES);
    command.addAll(
        List.of(
            "--fork",
            "--kill-child",
            "--mount-proc",
            "--propagation=private",
            "sh",
            "-c",
            FIRST_PROCESS));
    Process unshare =
        new ProcessBuilder(cgroups.asMachine(command))
            .redirectErrorStream(true)
            .redirectOutput(Files.createDirectories(directory).resolve("machine.log").toFile())
            .start();
    var machine = new Machine(unshare, firstChild(unshare), directory, cgroups);
    boolean usable = false;
    try {
      cgroups.moveToServices();
      machine.mountFileSystems();
      machine.connect(bridge);
      usable = true;
      return machine;
    } finally {
      if (!usable) {
        machine.close();
      }
    }
  }

  /** Runs a program of this machine in the other one to its end and returns its output. */
  public String run(String... command) throws IOException {
    return Command.run(inside(List.of(command)));
  }

  /**
   * Starts a service. It stops with the machine.
   *
   * @param name name of its log
   */
  public Service start(String name, List<String> command) throws IOException {
    return Service.start(cgroups.asService(inside(command)), directory.resolve(name + ".log"));
  }

  /** Ends all processes at once, as a power failure does, and waits until they are gone. */
  @Override
  public void close() {
    first.destroyForcibly();
    try {
      if (!unshare.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("processes of the machine did not end: " + first.pid());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> inside(List<String> command) {
    List<String> all = new ArrayList<>(List.of("nsenter", "--target=" + first.pid()));
    all.addAll(NAMESPACES);
    all.add("--");
    all.addAll(command);
    return all;
  }

  private void mountFileSystems() throws IOException {
    for (String path : List.of("/run", "/var/lib", "/var/log")) {
      run("mount", "-t", "tmpfs", "tmpfs", path);
    }
    for (Path hierarchy : cgroups.hierarchies()) {
      run("mount", "--bind", cgroups.in(hierarchy).toString(), hierarchy.toString());
    }
  }

  private void connect(HostBridge bridge) throws IOException {
    bridge.connect(first.pid());
    run("ip", "link", "set", "lo", "up");
    run("ip", "addr", "add", bridge.machineAddress() + "/" + HostBridge.PREFIX, "dev", "eth0");
    run("ip", "link", "set", "eth0", "up");
    run("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
  }

  private static ProcessHandle firstChild(Process unshare)
      throws IOException, InterruptedException {
    for (long end = System.nanoTime() + TIMEOUT.toNanos(); System.nanoTime() < end; ) {
      List<ProcessHandle> children = unshare.children().toList();
      // Until unshare has mounted /proc, the child is a copy of unshare itself.
      if (!children.isEmpty() && children.get(0).info().command().orElse("").endsWith("sh")) {
        return children.get(0);
      }
      if (!unshare.isAlive()) {
        throw new IOException("unshare exited with " + unshare.exitValue());
      }
      Thread.sleep(20);
    }
    unshare.destroyForcibly();
    throw new IOException("unshare started no process within " + TIMEOUT.toSeconds() + " s");
  }
}
