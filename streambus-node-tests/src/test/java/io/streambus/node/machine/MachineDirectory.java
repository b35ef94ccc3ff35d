package io.streambus.node.machine;

import io.streambus.image.process.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The directory of a machine, which names what has to be removed with it: cgroups and a bridge.
 *
 * @param root temporary directory whose name contains the process ID of this JVM
 */
public record MachineDirectory(Path root) {

  private static final String PREFIX = "streambus-node-";
  private static final Path PARENT = Path.of(System.getProperty("java.io.tmpdir"));

  /** Creates a directory, and removes what JVMs that were killed have left. */
  public static MachineDirectory create() throws IOException {
    try (DirectoryStream<Path> others = Files.newDirectoryStream(PARENT, PREFIX + "*")) {
      for (Path other : others) {
        if (isAbandoned(other)) {
          new MachineDirectory(other).delete();
        }
      }
    }
    long pid = ProcessHandle.current().pid();
    var directory = new MachineDirectory(Files.createTempDirectory(PARENT, PREFIX + pid + "-"));
    directory.cgroups().create();
    Files.writeString(directory.bridgeFile(), Integer.toString(HostBridge.create().number()));
    return directory;
  }

  /** Returns the cgroups of the machine. */
  public Cgroups cgroups() {
    return new Cgroups(root.getFileName().toString());
  }

  /** Returns the bridge of the machine. */
  public HostBridge bridge() throws IOException {
    return new HostBridge(Integer.parseInt(Files.readString(bridgeFile())));
  }

  /** Removes everything. All processes of the machine must have ended. */
  public void delete() throws IOException {
    if (Files.exists(bridgeFile())) {
      bridge().close();
    }
    cgroups().delete();
    new FileTree(root).delete();
  }

  private Path bridgeFile() {
    return root.resolve("bridge");
  }

  /** Whether the JVM of a directory has ended. Its ID may be that of another process by now. */
  private static boolean isAbandoned(Path directory) throws IOException {
    String pid = directory.getFileName().toString().substring(PREFIX.length()).split("-", 2)[0];
    Instant modified = Files.getLastModifiedTime(directory).toInstant();
    Optional<Instant> started =
        ProcessHandle.of(Long.parseLong(pid)).flatMap(process -> process.info().startInstant());
    return started.filter(time -> time.isBefore(modified)).isEmpty();
  }
}
