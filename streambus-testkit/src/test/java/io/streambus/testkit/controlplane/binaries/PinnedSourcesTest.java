package io.streambus.testkit.controlplane.binaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that programs are built only from the sources whose hashes are in go.sum. */
class PinnedSourcesTest {

  private static final String MODULE = "example.org/greeting";
  private static final String PREFIX = MODULE + "@v1.0.0/";
  private static final String GO_MOD = "module " + MODULE + "\n\ngo 1.21\n";
  private static final String SOURCE = "package main\n\nfunc main() { println(\"hello\") }\n";

  private final Path directory;
  private final Path target;

  PinnedSourcesTest(@TempDir Path directory) {
    this.directory = directory;
    this.target = directory.resolve("greeting");
  }

  @BeforeEach
  void pinModule() throws IOException {
    assumeThat(hasGo()).isTrue();
    Path module = Files.createDirectories(directory.resolve("module"));
    Files.writeString(
        module.resolve("go.mod"), "module tools\n\ngo 1.21\n\nrequire " + MODULE + " v1.0.0\n");
    Files.writeString(
        module.resolve("go.sum"),
        "%1$s v1.0.0 %2$s\n%1$s v1.0.0/go.mod %3$s\n"
            .formatted(MODULE, hashOfModule(), hash(line("go.mod", GO_MOD))));
  }

  @Test
  void buildsFromPinnedSources() throws Exception {
    // Given
    publish(SOURCE);

    // When
    compiler().compile(directory.resolve("module"), MODULE, "-s -w", target);

    // Then
    assertThat(target).isExecutable();
  }

  @Test
  void rejectsSourcesOfWhichOneByteWasChanged() throws IOException {
    // Given
    publish(SOURCE.replace("hello", "hallo"));

    // When / Then
    assertThatThrownBy(
            () -> compiler().compile(directory.resolve("module"), MODULE, "-s -w", target))
        .isInstanceOf(BinarySourceException.class)
        .hasMessageContaining("verifying " + MODULE + "@v1.0.0: checksum mismatch")
        .hasMessageContaining("go.sum:")
        .hasMessageContaining("SECURITY ERROR");
    assertThat(target).doesNotExist();
  }

  /** The Go toolchain with a module proxy and a cache of its own. */
  private GoCompiler compiler() {
    Path go =
        BinaryFixture.executable(
            directory.resolve("go"),
            """
            #!/bin/sh
            PATH="$PATH:/usr/local/go/bin"
            export GOPROXY="file://%1$s/proxy" GOMODCACHE="%1$s/cache" GONOSUMDB='*' GONOSUMCHECK=1
            export GOFLAGS=-modcacherw GOPRIVATE='*' GONOPROXY=none
            exec go "$@"
            """
                .formatted(directory));
    return new GoCompiler(go.toString(), Duration.ofMinutes(1));
  }

  private void publish(String source) throws IOException {
    Path versions = Files.createDirectories(directory.resolve("proxy/" + MODULE + "/@v"));
    Files.writeString(versions.resolve("list"), "v1.0.0\n");
    Files.writeString(versions.resolve("v1.0.0.info"), "{\"Version\": \"v1.0.0\"}");
    Files.writeString(versions.resolve("v1.0.0.mod"), GO_MOD);
    try (OutputStream out = Files.newOutputStream(versions.resolve("v1.0.0.zip"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      write(zip, "go.mod", GO_MOD);
      write(zip, "main.go", source);
    }
  }

  private static void write(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(PREFIX + name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static String hashOfModule() {
    return hash(line(PREFIX + "go.mod", GO_MOD) + line(PREFIX + "main.go", SOURCE));
  }

  /** A line of the summary of which go.sum has the hash. */
  private static String line(String name, String content) {
    return HexFormat.of().formatHex(sha256(content)) + "  " + name + "\n";
  }

  private static String hash(String summary) {
    return "h1:" + Base64.getEncoder().encodeToString(sha256(summary));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasGo() {
    return Arrays.stream((System.getenv("PATH") + ":/usr/local/go/bin").split(":", -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, "go")));
  }
}
