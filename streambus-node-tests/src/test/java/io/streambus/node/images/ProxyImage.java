package io.streambus.node.images;

import io.streambus.image.debian.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * HAProxy with the programs that its start script needs, from the same packages as its official
 * image.
 */
final class ProxyImage {

  private static final List<String> PACKAGES =
      List.of(
          "haproxy",
          "coreutils",
          "dash",
          "libacl1",
          "libattr1",
          "libc6",
          "libcrypt1",
          "libgcc-s1",
          "libjemalloc2",
          "liblua5.4-0",
          "libopentracing-c-wrapper0t64",
          "libopentracing1",
          "libpcre2-8-0",
          "libselinux1",
          "libssl3t64",
          "libstdc++6",
          "libzstd1",
          "zlib1g");
  private static final String PROGRAM = "usr/sbin/haproxy";
  private static final List<String> COMMANDS = List.of("cat", "cksum", "cp", "sleep");

  private ProxyImage() {}

  static TestImage write(DebianFiles debian) throws Exception {
    Path root = debian.unpack(PACKAGES);
    Architecture architecture = Architecture.ofBuildMachine();
    Map<String, Path> files = new TreeMap<>();
    files.put("/" + PROGRAM, root.resolve(PROGRAM));
    files.put("/bin/sh", root.resolve("usr/bin/dash"));
    for (String command : COMMANDS) {
      files.put("/usr/bin/" + command, root.resolve("usr/bin").resolve(command));
    }
    for (Path library : libraries(root.resolve(architecture.libraries()))) {
      files.put("/" + root.relativize(library), library);
    }
    Path loader = Path.of(architecture.loader());
    files.put("/" + loader, root.resolve(architecture.libraries()).resolve(loader.getFileName()));
    return TestImage.write("haproxy:v1", files, "/" + PROGRAM);
  }

  private static List<Path> libraries(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().contains(".so"))
          .toList();
    }
  }
}
