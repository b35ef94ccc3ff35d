package io.streambus.image.rootfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The program as Maven built it.
 *
 * @param module directory of the module {@code streambus-operator-app}, which is packaged
 */
public record ProgramFiles(Path module) {

  /** Copies the jar, the libraries, the JVM options and the license below a root directory. */
  public void copy(Path root) throws IOException {
    Files.createDirectories(root.resolve(Layout.LIBRARIES));
    Path jar = module.resolve("target").resolve(Path.of(Layout.JAR).getFileName());
    Files.copy(jar, root.resolve(Layout.JAR));
    for (Path library : libraries(jar)) {
      Files.copy(library, root.resolve(Layout.LIBRARIES).resolve(library.getFileName()));
    }
    Files.copy(module.resolve("jvm-options"), root.resolve(Layout.JVM_OPTIONS));
    Files.createDirectories(root.resolve(Layout.DOCUMENTATION));
    Files.copy(
        module.resolveSibling("LICENSE"), root.resolve(Layout.DOCUMENTATION).resolve("LICENSE"));
  }

  /**
   * Returns the bill of materials of the program, in CycloneDX.
   *
   * @throws IOException if it does not exist
   */
  public Path billOfMaterials() throws IOException {
    Path file = module.resolve("target/bom.json");
    if (!Files.exists(file)) {
      throw new IOException(file + " is missing; Maven does not write it in offline mode");
    }
    return file;
  }

  /** The directory may have libraries of former builds as well. */
  private List<Path> libraries(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      String classPath = file.getManifest().getMainAttributes().getValue(Name.CLASS_PATH);
      return Stream.of(classPath.split(" ")).map(jar::resolveSibling).toList();
    }
  }
}
