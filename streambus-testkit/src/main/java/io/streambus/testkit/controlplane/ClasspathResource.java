package io.streambus.testkit.controlplane;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads text files that are stored next to this class in the jar. */
final class ClasspathResource {

  private ClasspathResource() {}

  static String readText(String name) {
    try (InputStream in = ClasspathResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("Not in the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
