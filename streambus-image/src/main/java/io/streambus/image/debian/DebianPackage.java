package io.streambus.image.debian;

import io.streambus.image.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A package in the cache of this machine.
 *
 * @param name name, such as {@code libc6}
 * @param version version of the package
 * @param architecture architecture as Debian names it; {@code all} for data
 * @param sha256 hash of the file according to the signed package lists
 * @param file the package
 */
public record DebianPackage(
    String name, String version, String architecture, String sha256, Path file) {

  /** Returns what identifies the package, such as {@code libc6_2.41-12_amd64}. */
  public String id() {
    return "%s_%s_%s".formatted(name, version.replace(":", "%3a"), architecture);
  }

  /** Returns the metadata, as in the database of installed packages. */
  public String control() throws IOException {
    return Command.run("dpkg-deb", "--field", file.toString());
  }

  /**
   * Unpacks all files.
   *
   * @throws IOException if the file is not the one with the hash, for example because the cache was
   *     changed
   */
  public void unpack(Path directory) throws IOException {
    verify();
    Command.run("dpkg-deb", "--extract", file.toString(), directory.toString());
  }

  private void verify() throws IOException {
    String actual = hash(file);
    if (!actual.equals(sha256)) {
      throw new IOException(
          "%s has SHA-256 %s instead of %s; delete it and build again"
              .formatted(file, actual, sha256));
    }
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
