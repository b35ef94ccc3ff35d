package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed file that is derived from code. {@code -Dgolden.update=true} updates it.
 *
 * @param path path relative to the folder deploy
 */
public record DeployFile(String path) {

  /** The folder deploy, relative to the module. */
  public static final Path DEPLOY = Path.of("../deploy");

  /** Fails if the file differs from the text that it is derived from. */
  public void verify(String expected) throws IOException {
    Path file = DEPLOY.resolve(path);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, expected);
    }
    assertThat(file).as("approve an intended change with -Dgolden.update=true").exists();
    assertThat(Files.readString(file))
        .as("%s; approve an intended change with -Dgolden.update=true", file)
        .isEqualTo(expected);
  }
}
