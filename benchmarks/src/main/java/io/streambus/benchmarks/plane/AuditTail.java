package io.streambus.benchmarks.plane;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts entries of one user while the log grows. It looks for words only, and so takes next to no
 * time from what is being measured.
 */
public final class AuditTail {

  private static final String WRITE = "\"verb\":\"patch\"";
  private static final String CREATE = "\"verb\":\"create\"";
  private static final String STATUS = "\"resource\":\"streambusclusters\"";

  private final Path file;
  private final String user;
  private long offset;
  private long writes;
  private long statusWrites;

  AuditTail(Path file, String user) {
    this.file = file;
    this.user = "\"username\":\"" + user + "\"";
  }

  /** Writes of any kind so far. */
  public long writes() {
    readOn();
    return writes;
  }

  /** Writes of a status so far. */
  public long statusWrites() {
    readOn();
    return statusWrites;
  }

  private void readOn() {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] news = new byte[Math.toIntExact(log.length() - offset)];
      log.seek(offset);
      log.readFully(news);
      String text = new String(news, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      // A line without its end is read again next time.
      offset += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
      text.substring(0, end).lines().forEach(this::count);
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot read " + file, e);
    }
  }

  private void count(String line) {
    if (line.contains(user) && (line.contains(WRITE) || line.contains(CREATE))) {
      writes++;
      if (line.contains(STATUS)) {
        statusWrites++;
      }
    }
  }
}
