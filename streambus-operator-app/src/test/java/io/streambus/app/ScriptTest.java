package io.streambus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** If this fails, a fresh checkout cannot be used, or runs what its sources no longer say. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {

  private final Path root;
  private final Path programs;

  ScriptTest(@TempDir Path folder) {
    this.root = folder.resolve("checkout");
    this.programs = folder.resolve("programs");
  }

  @BeforeEach
  void checkOut() throws IOException {
    for (String source :
        new String[] {
          "pom.xml",
          "bom/pom.xml",
          "streambus-operator-app/pom.xml",
          "streambus-operator-app/src/main/Some.java",
          "examples/clusters/some.yaml"
        }) {
      Files.createDirectories(root.resolve(source).resolveSibling(""));
      Files.writeString(root.resolve(source), "");
    }
    Files.copy(Path.of("..", "streambus"), root.resolve("streambus"));
    Files.createDirectories(programs);
    program(
        "java", "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.1\"' >&2 || echo \"$@\"");
    program("mvn", "echo build");
  }

  @Test
  void theFirstRunBuilds() throws Exception {
    // When
    String printed = run("crd");

    // Then
    assertThat(printed)
        .containsSubsequence(
            "streambus: building;", "build\n", "-jar ", "streambus-operator-app.jar crd\n");
  }

  @Test
  void theNextRunDoesNotBuild() throws Exception {
    // Given
    run("crd");

    // When
    String printed = run("render", "-f", "a b.yaml");

    // Then
    assertThat(printed)
        .doesNotContain("build")
        .contains("streambus-operator-app.jar render -f a b.yaml\n");
  }

  @Test
  void aChangedSourceIsBuilt() throws Exception {
    // Given
    run("crd");
    Files.setLastModifiedTime(
        root.resolve("streambus-operator-app/src/main/Some.java"),
        FileTime.from(Instant.now().plusSeconds(10)));

    // When
    String printed = run("crd");

    // Then
    assertThat(printed).contains("building");
  }

  @Test
  void aFailedBuildRunsNothing() throws Exception {
    // Given
    program("mvn", "exit 1");

    // When
    String printed = run("crd");

    // Then
    assertThat(printed).endsWith("streambus: the build failed\n").doesNotContain("-jar");
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    // Given
    program("java", "echo 'openjdk version \"11.0.2\"' >&2");

    // When
    String printed = run("crd");

    // Then
    assertThat(printed).isEqualTo("streambus: needs a JDK of 17 or newer: java is of version 11\n");
  }

  @Test
  void optionsOfTheUserComeLast() throws Exception {
    // Given
    run("crd");

    // When
    String printed = run(Map.of("STREAMBUS_JAVA_OPTS", "-Xmx1g -Dsome=thing"), "crd");

    // Then
    assertThat(printed).containsSubsequence("-Xmx256m", "-Xmx1g -Dsome=thing", "-jar");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /** Everything that the script and what it calls print. */
  private String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", root.resolve("streambus").toString()));
    command.addAll(List.of(arguments));
    Path printed = programs.resolve("printed");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(printed.toFile()).environment().putAll(environment);
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
    assertThat(builder.start().waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readString(printed);
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
