package io.streambus.node.images;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.PackageList;
import io.streambus.image.debian.PackageRepository;
import io.streambus.image.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of Debian packages, from the release and cache that the image of the operator has. */
final class DebianFiles {

  private static final Path TARGET = Path.of("target/debian");

  private final PackageRepository repository;

  DebianFiles() throws IOException {
    repository =
        PackageRepository.open(
            Path.of(System.getProperty("image.cache")),
            System.getProperty("image.debian.mirror", ""),
            Architecture.ofBuildMachine(),
            PackageList.latest());
  }

  /** Returns a directory with the unpacked packages, which is reused until the next clean build. */
  Path unpack(List<String> packages) throws IOException {
    Path root = TARGET.resolve(packages.get(0)).toAbsolutePath();
    Path complete = root.resolveSibling(root.getFileName() + ".packages");
    if (Files.exists(complete) && Files.readAllLines(complete).equals(packages)) {
      return root;
    }
    new FileTree(root).delete();
    Files.createDirectories(root);
    for (String name : packages) {
      repository.get(name).unpack(root);
    }
    Files.write(complete, packages);
    return root;
  }
}
