package io.streambus.app.manifests;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the files that manifests are made from, which are next to this class. */
final class ManifestTemplate {

  private ManifestTemplate() {}

  static String read(String name) {
    try {
      return Resources.toString(
          Resources.getResource(ManifestTemplate.class, name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
