package io.streambus.testkit.controlplane.binaries;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** Held while the cache is filled, so that of several JVMs one works and the others wait. */
final class CacheLock implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits for the lock no longer than {@code bound}; says through {@code waiting} if it must. */
  static CacheLock acquire(Path file, Duration bound, Runnable waiting)
      throws IOException, BinarySourceException {
    Files.createDirectories(file.resolveSibling(""));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      held = tryLock(channel).isPresent();
      if (!held) {
        waiting.run();
        held = waitForLock(channel, bound);
      }
      if (!held) {
        throw new BinarySourceException(
            file + " was held by others for " + bound.toSeconds() + " s");
      }
      return new CacheLock(channel);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static boolean waitForLock(FileChannel channel, Duration bound)
      throws IOException, BinarySourceException {
    long deadline = System.nanoTime() + bound.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        Thread.sleep(BETWEEN_TRIES.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BinarySourceException("interrupted while others held the cache", e);
      }
      if (tryLock(channel).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // File locks belong to the whole JVM: this is how another thread's lock shows.
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
