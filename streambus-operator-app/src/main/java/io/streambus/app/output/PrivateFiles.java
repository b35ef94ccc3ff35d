package io.streambus.app.output;

import io.streambus.app.console.CommandException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes files that only their owner can read. */
public final class PrivateFiles {

  /** What happens to files that exist. */
  public enum Existing {
    /** Nothing is written. */
    KEEP,
    /** They are replaced. */
    REPLACE
  }

  private PrivateFiles() {}

  /**
   * Verifies that files can be written.
   *
   * @throws CommandException if one exists and must be kept
   */
  public static void require(List<Path> files, Existing existing) {
    files.forEach(PrivateFiles::requireFolder);
    files.forEach(PrivateFiles::requireFile);
    if (existing == Existing.REPLACE) {
      return;
    }
    files.stream()
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .ifPresent(
            file -> {
              throw CommandException.failed(file + " already exists; use --force to replace it");
            });
  }

  /** Devices and pipes would be replaced by a file. */
  private static void requireFile(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw CommandException.failed("cannot write %s: it is not a file".formatted(file));
    }
  }

  private static void requireFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isWritable(folder)) {
      throw CommandException.failed(
          "cannot write %s: the folder does not exist, or cannot be written to".formatted(file));
    }
    if (Files.isDirectory(file)) {
      throw CommandException.failed("cannot write %s: it is a folder".formatted(file));
    }
  }

  /** Writes files, each at once: a reader finds the former content or the new one. */
  public static void write(Map<Path, ByteBuffer> files, Existing existing) {
    require(List.copyOf(files.keySet()), existing);
    files.forEach((file, content) -> write(file, content, existing));
  }

  private static void write(Path file, ByteBuffer content, Existing existing) {
    try {
      if (existing == Existing.KEEP) {
        create(file, content);
        return;
      }
      // Replaces a link: others may have created it to name another file.
      Path next = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(next);
      create(next, content);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw CommandException.failed("cannot write " + file + ": " + e);
    }
  }

  /** Fails if the file exists, even as a link. */
  private static void create(Path file, ByteBuffer content) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
      ByteBuffer remaining = content.duplicate();
      while (remaining.hasRemaining()) {
        channel.write(remaining);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
