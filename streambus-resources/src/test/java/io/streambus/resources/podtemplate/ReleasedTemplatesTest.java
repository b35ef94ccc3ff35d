package io.streambus.resources.podtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.FieldDiff;
import io.streambus.resources.objects.PodTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the pod templates of the examples with those of released versions, one directory per
 * version. Guarantees that no release changes pod templates unnoticed, which would report {@code
 * TemplateUpdatePending} to all of its users.
 */
class ReleasedTemplatesTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path RELEASES = TestFiles.RESOURCES.resolve("released");
  private static final Path CHANGES = TestFiles.RESOURCES.resolve("template-changes.yaml");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>streambus-parent</artifactId>\\s*<version>([0-9.]+)");

  /** Compares versions numerically, so that 0.10.0 is later than 0.9.0. */
  private static final Comparator<String> VERSION_ORDER =
      Comparator.comparing(
          version ->
              Stream.of(version.split("\\.", -1))
                  .map(number -> "%6s".formatted(number))
                  .collect(Collectors.joining(".")));

  /**
   * An intended change of the template.
   *
   * @param path path, as in {@link FieldDiff}
   * @param reason why it justifies a restart of every broker
   */
  record Change(String path, String reason) {}

  @Test
  void templatesOfTheNextReleaseAreRecorded() throws IOException {
    // Given
    Path directory = RELEASES.resolve(nextRelease());

    // When
    Map<String, String> built = built();

    // Then
    if (TestFiles.UPDATE) {
      TestFiles.replace(directory, built);
    }
    assertThat(TestFiles.texts(directory))
        .as("%s; record an intended change with -Dgolden.update=true", directory)
        .isEqualTo(built);
  }

  @Test
  void listsExactlyTheChangesSinceTheLastRelease() throws IOException {
    // Given
    Optional<Path> last = lastRelease();

    // When
    TreeSet<String> differences = new TreeSet<>();
    if (last.isPresent()) {
      Map<String, String> built = built();
      TestFiles.texts(last.get())
          .forEach(
              (example, template) ->
                  differences.addAll(paths(template, built.getOrDefault(example, template))));
    }

    // Then
    assertThat(intendedChanges())
        .as("changes listed in %s compared with the templates of %s", CHANGES, last)
        .containsExactlyElementsOf(differences);
  }

  private static List<String> paths(String before, String after) {
    return FieldDiff.between(tree(before), tree(after));
  }

  private static List<String> intendedChanges() throws IOException {
    Change[] changes = YAML.readValue(Files.readString(CHANGES), Change[].class);
    assertThat(changes).allSatisfy(change -> assertThat(change.reason()).isNotBlank());
    return Stream.of(changes).map(Change::path).sorted().toList();
  }

  private static Map<String, String> built() {
    return TestFiles.examples().stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString(),
                ReleasedTemplatesTest::built,
                (first, second) -> first,
                TreeMap::new));
  }

  private static String built(Path example) {
    StreamBusCluster cluster = TestFiles.cluster(example);
    cluster.getMetadata().setNamespace("default");
    Resolved resolved = (Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none());
    return CanonicalForm.yaml(tree(PodTemplates.json(PodTemplates.build(resolved.cluster()))));
  }

  private static JsonNode tree(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String nextRelease() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static Optional<Path> lastRelease() throws IOException {
    String next = nextRelease();
    return TestFiles.list(RELEASES).stream()
        .filter(directory -> VERSION_ORDER.compare(directory.getFileName().toString(), next) < 0)
        .max(Comparator.comparing(directory -> directory.getFileName().toString(), VERSION_ORDER));
  }
}
