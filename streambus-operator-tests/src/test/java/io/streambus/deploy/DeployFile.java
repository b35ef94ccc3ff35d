package io.streambus.deploy;

import io.streambus.operator.fixture.GoldenFile;
import java.io.IOException;
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
    new GoldenFile(DEPLOY.resolve(path)).verify(expected);
  }
}
