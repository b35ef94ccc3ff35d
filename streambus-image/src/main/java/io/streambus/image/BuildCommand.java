package io.streambus.image;

import io.streambus.image.archive.ClassArchive;
import io.streambus.image.archive.ClassList;
import io.streambus.image.archive.Emulator;
import io.streambus.image.debian.Architecture;
import io.streambus.image.jib.ImageLabels;
import io.streambus.image.jib.ImageTar;
import io.streambus.image.rootfs.ProgramFiles;
import io.streambus.image.runtime.Jdk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Builds an image for each architecture. */
@Command(name = "build")
final class BuildCommand implements Callable<Integer> {

  private static final String NAME = "streambus/operator";
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Architecture here = Architecture.ofBuildMachine();

  @Mixin private final ImageOptions images = new ImageOptions();
  @Mixin private final BuildOptions options = new BuildOptions();

  @Override
  @SuppressWarnings("try") // The lock is only acquired and released.
  public Integer call() throws Exception {
    if (images.architectures().get(0) != here) {
      throw new IOException("the image for this machine must be built as well: " + here.label());
    }
    Path lock = Files.createDirectories(options.cache()).resolve(".lock");
    try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var locked = file.lock()) {
      build();
    }
    return 0;
  }

  private void build() throws Exception {
    Jdk jdk = Jdk.forBuildMachine(options.repository(here), options.cache());
    var program = new ProgramFiles(options.checkout().resolve("streambus-operator-app"));
    for (Architecture each : images.architectures()) {
      new ImageRoot(each, images.files()).write(options.repository(each), jdk, program);
    }
    Path examples = options.checkout().resolve("examples/clusters");
    List<String> classes = ClassList.record(images.files().root(here), examples, jdk);
    Files.write(images.files().classes(), classes);
    for (Architecture each : images.architectures()) {
      new ClassArchive(images.files().root(each)).create(classes, emulator(each));
      write(each);
    }
  }

  private Optional<Path> emulator(Architecture architecture) throws IOException {
    return architecture == here
        ? Optional.empty()
        : Optional.of(Emulator.get(options.repository(here), options.cache(), architecture));
  }

  private void write(Architecture architecture) throws Exception {
    Path tar = images.files().tar(architecture);
    var labels =
        new ImageLabels(options.version(), options.revision(), options.source(), images.created());
    String id =
        new ImageTar(architecture, tar, images.created())
            .write(images.files().root(architecture), NAME + ":" + options.version(), labels);
    System.out.printf(
        "%s: %.1f MB, %s%n", tar.getFileName(), Files.size(tar) / BYTES_PER_MEGABYTE, id);
  }
}
