package io.streambus.image;

import io.streambus.image.debian.Architecture;
import java.nio.file.Path;

/**
 * The files that a build writes.
 *
 * @param directory the build directory of the module
 */
record ImageFiles(Path directory) {

  private static final String NAME = "streambus-operator-image-";

  /** Returns the root directory of the image. */
  Path root(Architecture architecture) {
    return directory.resolve("root-" + architecture.label());
  }

  /** Returns the image. */
  Path tar(Architecture architecture) {
    return directory.resolve(NAME + architecture.label() + ".tar");
  }

  /** Returns the bill of materials, a copy of the one in the image. */
  Path billOfMaterials(Architecture architecture) {
    return directory.resolve(NAME + architecture.label() + ".sbom.json");
  }

  /** Returns the list of the packages that the image was built from. */
  Path packages(Architecture architecture) {
    return directory.resolve(NAME + architecture.label() + ".packages");
  }

  /** Returns the list of the classes in the class data archive, the same for all architectures. */
  Path classes() {
    return directory.resolve("streambus-operator-image.classes");
  }
}
