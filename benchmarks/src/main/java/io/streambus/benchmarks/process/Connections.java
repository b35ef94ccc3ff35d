package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** TCP connections of processes. */
public final class Connections {

  /** State of a connection that is established, in {@code /proc/net/tcp}. */
  private static final String ESTABLISHED = "01";

  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private Connections() {}

  /** Returns the number of established connections that a process has opened itself. */
  public static int of(long pid) {
    try {
      Set<String> sockets = sockets(pid);
      Set<String> listening = new HashSet<>();
      int count = 0;
      for (String table : List.of("tcp", "tcp6")) {
        List<String[]> lines =
            Files.readAllLines(Path.of("/proc/net", table)).stream()
                .skip(1)
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> sockets.contains("socket:[" + columns[INODE] + "]"))
                .toList();
        lines.stream()
            .filter(columns -> columns[STATE].equals("0A"))
            .forEach(columns -> listening.add(port(columns)));
        count +=
            (int)
                lines.stream()
                    .filter(columns -> columns[STATE].equals(ESTABLISHED))
                    .filter(columns -> !listening.contains(port(columns)))
                    .count();
      }
      return count;
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot read the connections of " + pid, e);
    }
  }

  private static String port(String[] columns) {
    return columns[LOCAL].substring(columns[LOCAL].indexOf(':') + 1);
  }

  private static Set<String> sockets(long pid) throws IOException {
    Set<String> sockets = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path file : files.toList()) {
        if (Files.isSymbolicLink(file)) {
          sockets.add(Files.readSymbolicLink(file).toString());
        }
      }
    }
    return sockets;
  }
}
