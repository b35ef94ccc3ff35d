package io.streambus.image.archive;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.DebianPackage;
import io.streambus.image.debian.PackageRepository;
import io.streambus.image.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** QEMU of Debian, which runs programs of another architecture. It is one static executable. */
public final class Emulator {

  private static final String PACKAGE = "qemu-user";

  private Emulator() {}

  /**
   * Returns the emulator, unpacked into the cache.
   *
   * @param repository packages for this machine
   * @param architecture architecture to emulate
   */
  public static Path get(PackageRepository repository, Path cache, Architecture architecture)
      throws IOException {
    DebianPackage qemu = repository.get(PACKAGE);
    Path emulator = cache.resolve(qemu.id()).resolve(architecture.emulator());
    if (!Files.exists(emulator)) {
      Path unpacked = Files.createTempDirectory(cache, PACKAGE);
      qemu.unpack(unpacked);
      Files.createDirectories(emulator.resolveSibling(""));
      Files.move(
          unpacked.resolve("usr/bin").resolve(emulator.getFileName()),
          emulator,
          StandardCopyOption.ATOMIC_MOVE);
      new FileTree(unpacked).delete();
    }
    return emulator;
  }
}
