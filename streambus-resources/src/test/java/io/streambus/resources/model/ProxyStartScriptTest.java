package io.streambus.resources.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a proxy whose image lacks a program does not start. It would serve clients, but
 * would never take a renewed certificate.
 */
class ProxyStartScriptTest {

  private static final List<String> PROGRAMS = List.of("cat", "cksum", "cp", "sleep");

  /** Exit code of the stand-in for HAProxy. */
  private static final int ENDED = 7;

  private final Path directory;

  ProxyStartScriptTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void createImage() throws IOException {
    Files.createDirectories(directory.resolve("bin"));
    Files.createDirectories(directory.resolve("run"));
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/start.sh"), ProxyStartScript.TEXT);
    install("haproxy", "exit " + ENDED);
    for (String name : PROGRAMS) {
      install(name, "exec %s \"$@\"".formatted(find(name)));
    }
  }

  private void install(String name, String script) throws IOException {
    Files.writeString(program(name), "#!/bin/sh\n" + script + "\n");
    assertThat(program(name).toFile().setExecutable(true)).isTrue();
  }

  @Test
  void runsHaproxyInCompleteImage() throws Exception {
    assertThat(run()).isEqualTo(ENDED);
    assertThat(log()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "cksum", "cp", "haproxy", "sleep"})
  void endsAndNamesMissingProgram(String name) throws Exception {
    // Given
    Files.delete(program(name));

    // Then
    assertThat(run()).isEqualTo(69);
    assertThat(log()).isEqualTo("the image of the proxy lacks the program " + name + "\n");
  }

  @Test
  void namesAllMissingPrograms() throws Exception {
    // Given
    Files.delete(program("cksum"));
    Files.delete(program("sleep"));

    // Then
    assertThat(run()).isEqualTo(69);
    assertThat(log()).contains("program cksum\n", "program sleep\n");
  }

  private int run() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            "/bin/sh",
            directory.resolve("config/start.sh").toString(),
            directory.resolve("config").toString(),
            directory.resolve("run").toString(),
            directory.resolve("config/start.sh").toString());
    builder.environment().put("PATH", directory.resolve("bin").toString());
    Process process = builder.redirectError(directory.resolve("log").toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  private Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  private static Path find(String name) {
    return Stream.of("/bin", "/usr/bin")
        .map(each -> Path.of(each, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
