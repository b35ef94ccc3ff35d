package io.streambus.docs.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A module that others get as an artifact. */
enum PublishedModule {
  API("streambus-api", "io.streambus.api"),
  RESOURCES("streambus-resources", "io.streambus.resources"),
  OPERATOR("streambus-operator", "io.streambus.operator"),
  TESTKIT("streambus-testkit", "io.streambus.testkit"),
  APP("streambus-operator-app", "io.streambus.app");

  private final String artifact;
  private final String rootPackage;

  PublishedModule(String artifact, String rootPackage) {
    this.artifact = artifact;
    this.rootPackage = rootPackage;
  }

  String artifact() {
    return artifact;
  }

  boolean contains(String packageName) {
    return packageName.equals(rootPackage) || packageName.startsWith(rootPackage + ".");
  }

  static String parent() {
    return read(Path.of("../pom.xml"));
  }

  /** Returns the source of a top-level type. */
  String source(String className) {
    return read(
        Path.of("..", artifact, "src/main/java").resolve(className.replace('.', '/') + ".java"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
