package io.streambus.node.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cgroups of a machine, one in each hierarchy. The machine sees them as the roots, and creates
 * those of containers in them. Services are in cgroups of their own, because in version 2, the
 * parent of a cgroup with limits has no processes.
 *
 * @param name name of each cgroup
 */
public record Cgroups(String name) {

  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final String SERVICES = "services";
  private static final String PROCESSES = "cgroup.procs";

  /** Creates the cgroups. */
  public void create() throws IOException {
    for (Path hierarchy : hierarchies()) {
      create(hierarchy, in(hierarchy));
      create(in(hierarchy), in(hierarchy).resolve(SERVICES));
    }
  }

  /** Returns a command that runs another one in the cgroups of the machine. */
  List<String> asMachine(List<String> command) throws IOException {
    return entering("", command);
  }

  /** Returns a command that runs another one in the cgroups of services. */
  List<String> asService(List<String> command) throws IOException {
    return entering(SERVICES, command);
  }

  /** Moves all processes of the machine to the cgroups of services. */
  void moveToServices() throws IOException {
    for (Path hierarchy : hierarchies()) {
      Path processes = in(hierarchy).resolve(SERVICES).resolve(PROCESSES);
      // A process that is moved may have started another one before.
      for (List<String> pids = pids(hierarchy); !pids.isEmpty(); pids = pids(hierarchy)) {
        for (String pid : pids) {
          Files.writeString(processes, pid);
        }
      }
    }
  }

  private List<String> pids(Path hierarchy) throws IOException {
    return Files.readAllLines(in(hierarchy).resolve(PROCESSES));
  }

  /** Removes the cgroups. All their processes must have ended. */
  public void delete() throws IOException {
    for (Path hierarchy : hierarchies()) {
      if (Files.exists(in(hierarchy))) {
        try (Stream<Path> files = Files.walk(in(hierarchy))) {
          // The files in it disappear with a cgroup.
          for (Path each :
              files.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
    }
  }

  private static void create(Path parent, Path cgroup) throws IOException {
    Files.createDirectories(cgroup);
    // In version 1, a cgroup without CPUs and memory nodes accepts no processes.
    for (String file : List.of("cpuset.cpus", "cpuset.mems")) {
      if (Files.exists(cgroup.resolve(file)) && Files.exists(parent.resolve(file))) {
        Files.writeString(cgroup.resolve(file), Files.readString(parent.resolve(file)));
      }
    }
  }

  private List<String> entering(String cgroup, List<String> command) throws IOException {
    StringBuilder script = new StringBuilder();
    for (Path hierarchy : hierarchies()) {
      script.append("echo $$ > %s && ".formatted(in(hierarchy).resolve(cgroup).resolve(PROCESSES)));
    }
    script.append("exec \"$@\"");
    return Stream.concat(Stream.of("sh", "-c", script.toString(), "sh"), command.stream()).toList();
  }

  Path in(Path hierarchy) {
    return hierarchy.resolve(name);
  }

  /** Returns the root of version 2, or the hierarchies of version 1. */
  List<Path> hierarchies() throws IOException {
    if (Files.exists(ROOT.resolve("cgroup.controllers"))) {
      return List.of(ROOT);
    }
    try (Stream<Path> all = Files.list(ROOT)) {
      return all.filter(Files::isDirectory).filter(path -> !Files.isSymbolicLink(path)).toList();
    }
  }
}
