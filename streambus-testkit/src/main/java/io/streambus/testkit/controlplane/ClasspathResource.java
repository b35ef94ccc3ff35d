package io.streambus.testkit.controlplane;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads text files that are stored next to this class in the jar. */
final class ClasspathResource {

  private ClasspathResource() {}

  static String readText(String name) {
    try {
      return Resources.toString(
          Resources.getResource(ClasspathResource.class, name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
