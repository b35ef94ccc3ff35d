package io.streambus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that the installed program starts anywhere, and fast from its second start on. */
@DisabledOnOs(OS.WINDOWS)
class InstalledScriptTest {

  private static final String STARTED = "lib/* io.streambus.app.Main validate -f a b.yaml\n";

  private final Path program;
  private final Path path;
  private final Path cache;
  private Path jar;

  InstalledScriptTest(@TempDir Path directory) {
    this.program = directory.resolve("streambus-1.0.0/bin");
    this.path = directory.resolve("path");
    this.cache = directory.resolve("cache");
  }

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(program);
    for (String script : List.of("streambus", "kubectl-streambus", "kubectl_complete-streambus")) {
      Files.copy(Path.of("src/dist/bin", script), program.resolve(script));
    }
    Files.createDirectories(path);
    jar =
        Files.writeString(
            Files.createDirectories(program.resolveSibling("lib")).resolve("a.jar"), "1");
    Files.createSymbolicLink(
        path.resolve("kubectl-streambus"), program.resolve("kubectl-streambus"));
    createJava(
        """
        [ "$1" = -version ] && echo 'openjdk version "17.0.1"' >&2 || echo "$@"
        for each; do
          case $each in -XX:ArchiveClassesAtExit=*) echo classes >"${each#*=}" ;; esac
        done
        """);
  }

  @Test
  void pluginStartsTheProgramWithAnArchiveThatIsCreatedOnce() throws Exception {
    // When
    String first = run();
    List<Path> archives = archives();
    String second = run();

    // Then
    assertThat(archives).hasSize(1);
    assertThat(first)
        .contains("-XX:SharedArchiveFile=" + archives.get(0))
        .endsWith(STARTED)
        .isEqualTo(second);
    assertThat(archives()).isEqualTo(archives);
  }

  @Test
  void programStartsWithoutAnArchiveWhereNoneCanBeWritten() throws Exception {
    // Given
    Files.writeString(cache, "not a directory");

    // When
    String output = run();

    // Then
    assertThat(output).contains("-Xshare:auto").endsWith(STARTED);
  }

  /** Nobody can create files in /proc, not even root. */
  @Test
  void programStartsWithoutAnArchiveInACacheThatIsReadOnly() throws Exception {
    // Given
    Files.createDirectories(cache);
    Files.createSymbolicLink(cache.resolve("streambus"), Path.of("/proc"));

    // When
    String output = run();

    // Then
    assertThat(output).contains("-Xshare:auto").endsWith(STARTED);
  }

  /** Java crashes if it uses an incomplete archive, such as after a loss of power. */
  @Test
  void truncatedArchiveIsCreatedAgain() throws Exception {
    // Given
    run();
    Path archive = archives().get(0);
    Files.writeString(archive, "cl");

    // When
    String output = run();

    // Then
    assertThat(output).contains("-XX:SharedArchiveFile=" + archive).endsWith(STARTED);
    assertThat(archive).hasContent("classes\n");
  }

  /** Java silently ignores the archive of another version, and starts slowly. */
  @Test
  void newVersionInTheSamePlaceGetsAnArchiveOfItsOwn() throws Exception {
    // Given
    run();
    Files.writeString(jar, "other");

    // When
    run();

    // Then
    assertThat(archives()).hasSize(2);
  }

  @Test
  void completionOfThePluginRunsTheProgram() throws Exception {
    // When
    String output = run("kubectl_complete-streambus", "sta");

    // Then
    assertThat(output).endsWith("io.streambus.app.Main complete sta\n");
  }

  /** Otherwise, file names that are not ASCII would be invalid in most containers and CI jobs. */
  @Test
  void fileNamesAreUnicodeInTheLocaleC() throws Exception {
    // Given
    createJava(
        "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.1\"' >&2 || echo \"$LC_ALL\"");

    // Then
    assertThat(run()).endsWith("C.UTF-8\n");
  }

  @Test
  void relativeCacheIsInvalid() throws Exception {
    // When
    String output = runWithCache("relative", "kubectl-streambus", "validate");

    // Then
    assertThat(output).contains("-XX:SharedArchiveFile=" + path.resolve(".cache/streambus"));
    assertThat(path.resolve("relative")).doesNotExist();
  }

  /** Java crashes if it uses an incomplete archive. */
  @Test
  void archiveThatJavaCannotWriteIsNeitherUsedNorTriedAgain() throws Exception {
    // Given
    createJava(
        """
        [ "$1" = -version ] && echo 'openjdk version "17.0.1"' >&2 || echo "$@"
        for each; do
          case $each in -XX:ArchiveClassesAtExit=*) exit 1 ;; esac
        done
        """);

    // When
    run();
    String output = run();

    // Then
    assertThat(output).contains("-Xshare:auto").endsWith(STARTED);
    assertThat(archives()).singleElement().satisfies(file -> assertThat(file).isEmptyFile());
  }

  @Test
  void rejectsOutdatedJava() throws Exception {
    // Given
    createJava("echo 'openjdk version \"11.0.2\"' >&2");

    // When
    String output = run();

    // Then
    assertThat(output)
        .isEqualTo(
            "streambus: requires Java 17 or later: %s is version 11\n"
                .formatted(path.resolve("java")));
  }

  private String run() throws IOException, InterruptedException {
    return run("kubectl-streambus", "validate", "-f", "a b.yaml");
  }

  private String run(String script, String... arguments) throws IOException, InterruptedException {
    return runWithCache(cache.toString(), script, arguments);
  }

  private String runWithCache(String variable, String script, String... arguments)
      throws IOException, InterruptedException {
    Path output = path.resolve("output");
    Path link = path.resolve(script);
    var command =
        new ArrayList<>(List.of((Files.exists(link) ? link : program.resolve(script)).toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(path.toFile()).redirectOutput(output.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("XDG_CACHE_HOME", variable);
    builder.environment().put("HOME", path.toString());
    builder.environment().put("LC_ALL", "C");
    builder.environment().merge("PATH", path.toString(), (all, first) -> first + ":" + all);
    assertThat(builder.start().waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("streambus"))) {
      return files.toList();
    }
  }

  private void createJava(String script) throws IOException {
    Path file = Files.writeString(path.resolve("java"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
