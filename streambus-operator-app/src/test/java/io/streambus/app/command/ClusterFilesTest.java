package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that one command checks a whole repository of manifests, and that it passes over no
 * cluster without a word.
 */
class ClusterFilesTest {

  private static final String CLUSTER =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: NAME
      """;

  private static final String OTHER = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

  private final Path folder;
  private final Path elsewhere;

  ClusterFilesTest(@TempDir Path folder, @TempDir Path elsewhere) {
    this.folder = folder;
    this.elsewhere = elsewhere;
  }

  @Test
  void foldersAreReadWithSubfolders() throws IOException {
    // Given
    write(folder.resolve("team/b.yml"), cluster("b"));
    write(folder.resolve("a.yaml"), cluster("a") + "---\n" + OTHER);
    write(
        folder.resolve("c.json"),
        """
        {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
         "metadata": {"name": "c"}}
        """);
    write(folder.resolve("d.yaml"), OTHER);
    write(folder.resolve("chart/Chart.yaml"), "name: chart\n");
    write(folder.resolve("chart/templates/e.yaml"), "{{ template }}\n");
    write(folder.resolve("README.md"), "# A cluster: [");
    write(folder.resolve(".git/d.yaml"), cluster("d"));

    // When
    Invocation validate = Invocation.of("validate", "-f", folder.toString());

    // Then
    assertThat(validate.out()).isEqualTo("default/a: valid\ndefault/c: valid\ndefault/b: valid\n");
    assertThat(validate.err())
        .isEqualTo(
            """
            note: %1$s/chart/templates: skipped; contains templates of Helm; render them with helm template
            note: %1$s: skipped 2 x ConfigMap (v1), a document without a kind
            """
                .formatted(folder));
    assertThat(validate.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "tenants", "render"})
  void severalFilesAndStandardInputAreRead(String command) throws IOException {
    // Given
    Path a = write(folder.resolve("a.yaml"), cluster("alpha"));
    Path b = write(folder.resolve("b.yaml"), cluster("beta"));

    // When
    Invocation all =
        Invocation.withInput(
            cluster("gamma"), command, "-f", a.toString(), b.toString(), "-f", "-");

    // Then
    assertThat(all.exitCode()).isZero();
    assertThat(all.out()).containsSubsequence("alpha", "beta", "gamma");
  }

  @Test
  void oneInvalidFileDoesNotHideTheOthers() throws IOException {
    // Given
    write(folder.resolve("a.yaml"), "a: [\n");
    write(folder.resolve("b.yaml"), cluster("b") + "spec: {replcas: 3}\n");
    write(folder.resolve("c.yaml"), cluster("c"));

    // When
    Invocation validate = Invocation.of("validate", "-f", folder.toString());

    // Then
    assertThat(validate.exitCode()).isEqualTo(2);
    assertThat(validate.out()).isEqualTo("default/c: valid\n");
    assertThat(validate.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("error: " + folder.resolve("a.yaml") + ": invalid YAML: line "),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "error: default/b: spec.replcas: unknown field; did you mean spec.replicas?"
                            + " (%s:5:8)".formatted(folder.resolve("b.yaml"))));
  }

  @ParameterizedTest
  @CsvSource({
    "streambus.io/v1alpha1, StreambusCluster",
    "streambus.io/v1, StreamBusCluster",
    "streambus.example.com/v1alpha1, StreamBusCluster"
  })
  void misspelledClusterIsNotSkipped(String apiVersion, String kind) throws IOException {
    // Given
    write(
        folder.resolve("a.yaml"),
        cluster("a") + "---\napiVersion: %s\nkind: %s\n".formatted(apiVersion, kind));

    // When
    Invocation validate = Invocation.of("validate", "-f", folder.toString());

    // Then
    assertThat(validate.exitCode()).isEqualTo(2);
    assertThat(validate.err())
        .contains("%s (%s) is not a StreamBusCluster of ".formatted(kind, apiVersion));
  }

  @Test
  void linksAreFollowedInsideTheFolderOnly() throws IOException {
    // Given
    Path outside = write(elsewhere.resolve("outside.yaml"), cluster("outside"));
    write(folder.resolve("..2026_01_01/mounted.yaml"), cluster("mounted"));
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01_01"));
    Files.createSymbolicLink(folder.resolve("mounted.yaml"), Path.of("..data/mounted.yaml"));
    Files.createSymbolicLink(folder.resolve("outside.yaml"), outside);
    Files.createSymbolicLink(folder.resolve("loop"), folder);

    // When
    Invocation validate = Invocation.of("validate", "-f", folder.toString());

    // Then
    assertThat(validate.out()).isEqualTo("default/mounted: valid\n");
    assertThat(validate.err())
        .isEqualTo(
            "note: %s: skipped; is a link that leads out of the folder%n"
                .formatted(folder.resolve("outside.yaml")));
  }

  @Test
  void clusterInTwoFilesIsReportedAndAnErrorIfStrict() throws IOException {
    // Given
    write(folder.resolve("a.yaml"), cluster("a"));
    write(folder.resolve("b.yaml"), cluster("a"));

    // When
    Invocation validate = Invocation.of("validate", "-f", folder.toString());
    Invocation strict = Invocation.of("render", "-f", folder.toString(), "--strict");

    // Then
    assertThat(validate.exitCode()).isZero();
    assertThat(validate.err()).startsWith("warning: default/a: metadata.name: the cluster is also");
    assertThat(strict.exitCode()).isEqualTo(1);
    assertThat(strict.err()).startsWith("error: default/a: metadata.name: the cluster is also in");
    assertThat(strict.out()).isEmpty();
  }

  @Test
  void folderWithoutClusterIsNoSuccess() throws IOException {
    // Given
    write(folder.resolve("a.yaml"), OTHER);

    // When
    Invocation validate = Invocation.of("validate", "-f", folder.toString());

    // Then
    assertThat(validate.exitCode()).isEqualTo(2);
    assertThat(validate.err())
        .isEqualTo("streambus validate: %s: contains no StreamBusCluster%n".formatted(folder));
  }

  @Test
  void foldersAreBounded() throws IOException {
    // Given
    for (int i = 0; i <= 1_000; i++) {
      Files.createFile(folder.resolve(i + ".yaml"));
    }
    Files.createDirectories(elsewhere.resolve("a/".repeat(21)));

    // When
    Invocation many = Invocation.of("validate", "-f", folder.toString());
    Invocation deep = Invocation.of("validate", "-f", elsewhere.toString());

    // Then
    assertThat(many.exitCode()).isEqualTo(2);
    assertThat(many.err()).contains("contains more than 1000 YAML and JSON files; name a part");
    assertThat(deep.exitCode()).isEqualTo(2);
    assertThat(deep.err()).contains("is nested deeper than 20 levels; name a part of it");
  }

  private static String cluster(String name) {
    return CLUSTER.replace("NAME", name);
  }

  private static Path write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
