package io.streambus.benchmarks.controlplane;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts audit log entries of one user while the log grows. It matches substrings only, so that it
 * takes almost no CPU time from the measurement.
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

  /** Returns the number of writes of any kind. */
  public long writes() {
    readAppended();
    return writes;
  }

  /** Returns the number of status writes. */
  public long statusWrites() {
    readAppended();
    return statusWrites;
  }

  private void readAppended() {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] appended = new byte[Math.toIntExact(log.length() - offset)];
      log.seek(offset);
      log.readFully(appended);
      String text = new String(appended, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      // A line without a line feed is read again next time.
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
