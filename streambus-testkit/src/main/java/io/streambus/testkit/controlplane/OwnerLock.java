package io.streambus.testkit.controlplane;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Marks a directory as being in use. The kernel releases the lock when the process ends, however it
 * ends; a recorded PID and start time cannot replace it, because the start time of a process
 * changes when the clock of the machine is set.
 *
 * <p>A process must not open the lock file of its own directory a second time: POSIX releases all
 * locks of a process on a file when any of its descriptors is closed.
 */
final class OwnerLock implements AutoCloseable {

  private static final String NAME = "lock";

  /** An unreachable channel would be closed. */
  private static final Map<Path, OwnerLock> HELD = new ConcurrentHashMap<>();

  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
  }

  static Path file(Path directory) {
    return directory.resolve(NAME);
  }

  /** Locks the directory until {@link #release} or the end of this process. */
  static void hold(Path directory) throws IOException {
    // The file appears under its name when it is locked, or others would take it for abandoned.
    Path unnamed = directory.resolve(NAME + ".new");
    FileChannel channel = FileChannel.open(unnamed, CREATE, WRITE);
    channel.lock();
    Files.move(unnamed, file(directory), ATOMIC_MOVE);
    HELD.put(directory, new OwnerLock(channel));
  }

  static void release(Path directory) throws IOException {
    OwnerLock held = HELD.remove(directory);
    if (held != null) {
      held.close();
    }
  }

  /** Takes over the directory of another process that has ended. */
  static Optional<OwnerLock> takeAbandoned(Path directory) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file(directory), WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
    }
    return Optional.ofNullable(lock).map(taken -> new OwnerLock(channel));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
