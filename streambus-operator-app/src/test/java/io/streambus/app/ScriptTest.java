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

/** Guarantees that a fresh checkout works, and that the script never runs an outdated build. */
@DisabledOnOs(OS.WINDOWS)
class ScriptTest {

  private final Path root;
  private final Path bin;

  ScriptTest(@TempDir Path directory) {
    this.root = directory.resolve("checkout");
    this.bin = directory.resolve("bin");
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
    Files.createDirectories(bin);
    createProgram(
        "java",
        """
        [ "$1" = -version ] && echo 'openjdk version "17.0.1"' >&2 || echo "$@"
        for each; do
          case $each in -XX:ArchiveClassesAtExit=*) touch "${each#*=}" ;; esac
        done
        """);
    createProgram("mvn", "echo build");
  }

  @Test
  void firstRunBuilds() throws Exception {
    // When
    String output = run("crd");

    // Then
    assertThat(output)
        .containsSubsequence(
            "streambus: building;", "build\n", "-jar ", "streambus-operator-app.jar crd\n");
  }

  @Test
  void secondRunDoesNotBuild() throws Exception {
    // Given
    run("crd");

    // When
    String output = run("render", "-f", "a b.yaml");

    // Then
    assertThat(output)
        .doesNotContain("build")
        .contains("streambus-operator-app.jar render -f a b.yaml\n");
  }

  @Test
  void changedSourceTriggersBuild() throws Exception {
    // Given
    run("crd");
    Files.setLastModifiedTime(
        root.resolve("streambus-operator-app/src/main/Some.java"),
        FileTime.from(Instant.now().plusSeconds(10)));

    // When
    String output = run("crd");

    // Then
    assertThat(output).contains("building");
  }

  @Test
  void failedBuildRunsNothing() throws Exception {
    // Given
    createProgram("mvn", "exit 1");

    // When
    String output = run("crd");

    // Then
    assertThat(output).endsWith("streambus: build failed\n").doesNotContain("-jar");
  }

  @Test
  void rejectsOutdatedJava() throws Exception {
    // Given
    createProgram("java", "echo 'openjdk version \"11.0.2\"' >&2");

    // When
    String output = run("crd");

    // Then
    assertThat(output).isEqualTo("streambus: requires JDK 17 or later: java is version 11\n");
  }

  @Test
  void userOptionsFollowDefaultOptions() throws Exception {
    // Given
    run("crd");

    // When
    String output = run(Map.of("STREAMBUS_JAVA_OPTS", "-Xmx1g -Dsome=thing"), "crd");

    // Then
    assertThat(output)
        .containsSubsequence(
            "@" + root + "/streambus-operator-app/jvm-options", "-Xmx1g -Dsome=thing", "-jar");
  }

  @Test
  void commandsUseTheClassDataArchiveOfTheBuild() throws Exception {
    // When
    String output = run("validate");

    // Then
    Path archive = root.resolve("streambus-playground/target/built-by-script.jsa");
    assertThat(archive).exists();
    assertThat(output)
        .containsSubsequence(
            "-XX:SharedArchiveFile=" + archive, "-jar ", "streambus-operator-app.jar validate\n");
  }

  /** Java crashes if it uses an archive that another run is still writing. */
  @Test
  void incompleteArchiveIsNotUsed() throws Exception {
    // Given
    createProgram(
        "java",
        """
        [ "$1" = -version ] && echo 'openjdk version "17.0.1"' >&2 || echo "$@"
        for each; do
          case $each in -XX:ArchiveClassesAtExit=*) touch "${each#*=}"; exit 1 ;; esac
        done
        """);

    // When
    String output = run("validate");

    // Then
    assertThat(root.resolve("streambus-playground/target"))
        .isDirectoryNotContaining("glob:**.jsa*");
    assertThat(output)
        .contains("streambus-operator-app.jar validate\n")
        .doesNotContain("SharedArchiveFile");
  }

  @Test
  void javaIsCheckedAgainOnlyIfAnotherOneIsUsed() throws Exception {
    // Given
    run("crd");
    createProgram(
        "java", "[ $1 = -version ] && echo 'openjdk version \"11.0.2\"' >&2 || echo \"$@\"");

    // When
    String sameJava = run("crd");
    Files.move(bin.resolve("java"), Files.createDirectories(bin.resolve("other")).resolve("java"));
    String otherJava =
        run(Map.of("PATH", bin.resolve("other") + ":" + System.getenv("PATH")), "crd");

    // Then
    assertThat(sameJava).contains("crd\n");
    assertThat(otherJava).isEqualTo("streambus: requires JDK 17 or later: java is version 11\n");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), arguments);
  }

  /** Returns the output of the script and of the programs that it calls. */
  private String run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", root.resolve("streambus").toString()));
    command.addAll(List.of(arguments));
    Path output = bin.resolve("output");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()).environment().putAll(environment);
    builder.environment().remove("JAVA_HOME");
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    assertThat(builder.start().waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  private void createProgram(String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
