package io.streambus.app.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive of bounded size, in memory. */
final class ReportArchive {

  /** Before compression, which makes logs a tenth as large. */
  static final int MAX_BYTES = 48 * 1024 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
  private final List<String> omissions = new ArrayList<>();
  private final String folder;
  private final Instant time;
  private int size;

  /**
   * Creates an empty archive.
   *
   * @param folder name of the folder of all files
   * @param time time of all files
   */
  ReportArchive(String folder, Instant time) {
    this.folder = folder;
    this.time = time;
  }

  /** Adds a file, unless the archive would become too large. */
  void add(String path, String content) {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    if (size + data.length > MAX_BYTES) {
      omit(path + ": the report would be larger than " + MAX_BYTES / 1024 / 1024 + " MiB");
      return;
    }
    size += data.length;
    write(path, data);
  }

  /** Notes what the report lacks, and why. */
  void omit(String omission) {
    omissions.add(omission);
  }

  List<String> omissions() {
    return omissions;
  }

  /** Completes the archive. */
  byte[] complete() {
    write(
        "omitted.txt", String.join("\n", omissions).concat("\n").getBytes(StandardCharsets.UTF_8));
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void write(String path, byte[] data) {
    try {
      var entry = new ZipEntry(folder + "/" + path);
      entry.setTime(time.toEpochMilli());
      zip.putNextEntry(entry);
      zip.write(data);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
