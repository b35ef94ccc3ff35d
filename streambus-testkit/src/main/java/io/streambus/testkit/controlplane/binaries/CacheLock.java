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

/** A lock on the cache, so that only one of several JVMs fills it at a time. */
final class CacheLock implements AutoCloseable {

  private static final Duration RETRY_INTERVAL = Duration.ofMillis(200);

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock until the timeout. Runs {@code waiting} if the lock is not free immediately.
   */
  static CacheLock acquire(Path file, Duration timeout, Runnable waiting)
      throws IOException, BinarySourceException {
    Files.createDirectories(file.resolveSibling(""));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      held = tryLock(channel).isPresent();
      if (!held) {
        waiting.run();
        held = pollLock(channel, timeout);
      }
      if (!held) {
        throw new BinarySourceException(
            file + " was locked by other processes for " + timeout.toSeconds() + " s");
      }
      return new CacheLock(channel);
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static boolean pollLock(FileChannel channel, Duration timeout)
      throws IOException, BinarySourceException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        Thread.sleep(RETRY_INTERVAL.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BinarySourceException("interrupted while waiting for the cache lock", e);
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
      // File locks belong to the whole JVM: another thread holds the lock.
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
