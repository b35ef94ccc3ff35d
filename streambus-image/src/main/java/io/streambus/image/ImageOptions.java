package io.streambus.image;

import io.streambus.image.debian.Architecture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options that say which images there are. Maven sets them. */
final class ImageOptions {

  @Option(names = "--architectures", required = true)
  private String architectures = "";

  @Option(names = "--target", required = true, description = "directory of the images")
  private Path target = Path.of("");

  @Option(names = "--created", required = true, description = "creation time of the images")
  private Instant created = Instant.EPOCH;

  /** Returns the architectures, with the one of this machine first. */
  List<Architecture> architectures() {
    return Arrays.stream(architectures.split(",", -1))
        .map(each -> Architecture.valueOf(each.strip().toUpperCase(Locale.ROOT)))
        .sorted(Comparator.comparing(each -> each != Architecture.ofBuildMachine()))
        .toList();
  }

  ImageFiles files() {
    return new ImageFiles(target);
  }

  Instant created() {
    return created;
  }
}
