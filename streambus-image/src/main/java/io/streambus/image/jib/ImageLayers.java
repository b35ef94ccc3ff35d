package io.streambus.image.jib;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import io.streambus.image.process.FileTree;
import io.streambus.image.rootfs.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Divides the files of the image into layers, of which the first change least often. */
final class ImageLayers {

  private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
  private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");
  private static final String ROOT = "0:0";

  /** Libraries and the program itself, respectively. */
  private static final String OWN_LIBRARY = Layout.LIBRARIES + "/streambus-";

  private final Path root;

  ImageLayers(Path root) {
    this.root = root;
  }

  List<FileEntriesLayer> layers() throws IOException {
    Predicate<String> runtime = isIn(Layout.RUNTIME);
    Predicate<String> program = isIn(Layout.PROGRAM).or(isIn(Layout.DOCUMENTATION));
    Predicate<String> libraries = isIn(Layout.LIBRARIES).and(path -> !path.startsWith(OWN_LIBRARY));
    Predicate<String> archive = Layout.ARCHIVE::equals;
    return List.of(
        layer("base", runtime.or(program).negate()),
        layer("java", runtime),
        layer("libraries", libraries),
        layer("program", program.and(libraries.or(archive).negate())),
        layer("archive", archive));
  }

  private static Predicate<String> isIn(String directory) {
    return path -> path.startsWith(directory + "/");
  }

  private FileEntriesLayer layer(String name, Predicate<String> contains) throws IOException {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (Path file : files()) {
      String path = root.relativize(file).toString();
      if (contains.test(path)) {
        layer.addEntry(
            file,
            AbsoluteUnixPath.get("/" + path),
            Files.isExecutable(file) ? EXECUTABLE : READABLE,
            Layout.FILE_TIME,
            ROOT);
      }
    }
    return layer.build();
  }

  /** Jib adds the directories. */
  private List<Path> files() throws IOException {
    Stream<Path> contents = new FileTree(root).contents().stream();
    return contents.filter(Files::isRegularFile).toList();
  }
}
