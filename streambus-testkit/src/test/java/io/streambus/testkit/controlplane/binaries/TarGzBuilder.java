package io.streambus.testkit.controlplane.binaries;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Builds archives in the format of published releases. */
final class TarGzBuilder {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar;

  TarGzBuilder() throws IOException {
    tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes));
  }

  TarGzBuilder entry(String name, byte[] content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
    return this;
  }

  byte[] build() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }
}
