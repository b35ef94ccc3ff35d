package io.streambus.testkit.controlplane.binaries;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Go module in this jar that pins programs by version and checksum. Versions are defined only in
 * its {@code go.mod}; downloads use them too.
 *
 * @param directory path of the module relative to this package, such as {@code kubernetes/1.37}
 */
record PinnedModule(String directory) {

  static final PinnedModule KWOK = new PinnedModule("kwok");

  private static final List<String> FILES = List.of("go.mod", "go.sum", "tools.go");

  String versionOf(String goModule) {
    Pattern requirement =
        Pattern.compile("(?m)^(?:require)?\\s+" + Pattern.quote(goModule) + " (v\\S+)");
    Matcher matcher = requirement.matcher(new String(read("go.mod"), StandardCharsets.UTF_8));
    if (!matcher.find()) {
      throw new IllegalStateException(directory + "/go.mod does not require " + goModule);
    }
    return matcher.group(1);
  }

  void unpackTo(Path target) throws IOException {
    Files.createDirectories(target);
    for (String file : FILES) {
      Files.write(target.resolve(file), read(file));
    }
  }

  private byte[] read(String file) {
    String name = directory + "/" + file;
    try {
      return Resources.toByteArray(Resources.getResource(PinnedModule.class, name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
