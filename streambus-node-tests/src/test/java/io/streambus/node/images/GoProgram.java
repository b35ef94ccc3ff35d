package io.streambus.node.images;

import io.streambus.image.process.Command;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A static program of this module, written in Go.
 *
 * @param name name of its directory in src/main/go
 */
record GoProgram(String name) {

  private static final Path SOURCES = Path.of("src/main/go");
  private static final Path TARGET = Path.of("target/go");

  /**
   * Builds the program.
   *
   * @param version version that the program reports
   */
  Path build(String version) throws IOException {
    Path target = TARGET.resolve(name + "-" + version).toAbsolutePath();
    Command.run(
        "env",
        "CGO_ENABLED=0",
        "GOWORK=off",
        "GOFLAGS=",
        "go",
        "build",
        "-C",
        SOURCES.toString(),
        "-mod=readonly",
        "-trimpath",
        "-buildvcs=false",
        "-ldflags=-s -w -X main.version=" + version,
        "-o",
        target.toString(),
        "./" + name);
    return target;
  }
}
