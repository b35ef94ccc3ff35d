package io.streambus.node.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shell of Debian's busybox-static, with the commands that brokers need. */
final class Shell {

  private static final List<String> COMMANDS = List.of("cat", "ls", "sleep");

  private Shell() {}

  /** Returns the files by their path in the image. */
  static Map<String, Path> files(DebianFiles debian) throws IOException {
    Path busybox = debian.unpack(List.of("busybox-static")).resolve("usr/bin/busybox");
    Path directory = Files.createDirectories(Path.of("target/shell").toAbsolutePath());
    Map<String, Path> files = new TreeMap<>(Map.of("/bin/busybox", busybox, "/bin/sh", busybox));
    for (String command : COMMANDS) {
      // Jib writes no links.
      String script = "#!/bin/sh\nexec /bin/busybox " + command + " \"$@\"\n";
      files.put("/bin/" + command, Files.writeString(directory.resolve(command), script));
    }
    return files;
  }
}
