package io.streambus.image.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes of a module of the JDK.
 *
 * @param file the module in the format of {@code jlink}, which is a ZIP file with a prefix
 */
record ModuleClasses(Path file) {

  private static final String CLASSES = "classes/";
  private static final String SUFFIX = ".class";

  /**
   * Returns the names of the classes of a package and of those below, such as {@code
   * java/lang/Object}.
   */
  List<String> in(String directory) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(CLASSES + directory) && name.endsWith(SUFFIX))
          .map(name -> name.substring(CLASSES.length(), name.length() - SUFFIX.length()))
          .filter(name -> !name.endsWith("-info"))
          .toList();
    }
  }
}
