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
 * The pod templates of the examples, one folder for each version. Without these, a release could
 * bring other pods unseen, and each of its users would meet {@code TemplateUpdatePending}.
 */
class ReleasedTemplatesTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path RELEASES = TestFiles.RESOURCES.resolve("released");
  private static final Path CHANGES = TestFiles.RESOURCES.resolve("template-changes.yaml");
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>streambus-parent</artifactId>\\s*<version>([0-9.]+)");

  /** By numbers, so that 0.10.0 comes after 0.9.0. */
  private static final Comparator<String> ORDER =
      Comparator.comparing(
          version ->
              Stream.of(version.split("\\.", -1))
                  .map(number -> "%6s".formatted(number))
                  .collect(Collectors.joining(".")));

  /**
   * A change of the template that is meant.
   *
   * @param path as {@link TemplateDiff} tells it
   * @param reason why it is worth a restart of every broker
   */
  record Change(String path, String reason) {}

  @Test
  void theTemplatesOfTheComingReleaseAreRecorded() throws IOException {
    // Given
    Path folder = RELEASES.resolve(comingRelease());

    // When
    Map<String, String> made = made();

    // Then
    if (TestFiles.UPDATE) {
      TestFiles.replace(folder, made);
    }
    assertThat(TestFiles.texts(folder))
        .as("%s; record a wanted change with -Dgolden.update=true", folder)
        .isEqualTo(made);
  }

  @Test
  void whateverIsOtherThanInTheLastReleaseIsMeantAndNothingElseIsListed() throws IOException {
    // Given
    Optional<Path> last = lastRelease();

    // When
    TreeSet<String> differences = new TreeSet<>();
    if (last.isPresent()) {
      Map<String, String> made = made();
      TestFiles.texts(last.get())
          .forEach(
              (example, template) ->
                  differences.addAll(paths(template, made.getOrDefault(example, template))));
    }

    // Then
    assertThat(deliberate())
        .as("paths in %s against the templates of %s", CHANGES, last)
        .containsExactlyElementsOf(differences);
  }

  private static List<String> paths(String before, String after) {
    return TemplateDiff.between(tree(before), tree(after));
  }

  private static List<String> deliberate() throws IOException {
    Change[] changes = YAML.readValue(Files.readString(CHANGES), Change[].class);
    assertThat(changes).allSatisfy(change -> assertThat(change.reason()).isNotBlank());
    return Stream.of(changes).map(Change::path).sorted().toList();
  }

  private static Map<String, String> made() {
    return TestFiles.list(TestFiles.EXAMPLES).stream()
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString(),
                ReleasedTemplatesTest::made,
                (one, other) -> one,
                TreeMap::new));
  }

  private static String made(Path example) {
    StreamBusCluster cluster = TestFiles.cluster(example);
    cluster.getMetadata().setNamespace("default");
    Resolved resolved = (Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none());
    return CanonicalForm.yaml(tree(PodTemplates.made(resolved.cluster())));
  }

  private static JsonNode tree(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String comingRelease() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  private static Optional<Path> lastRelease() throws IOException {
    String coming = comingRelease();
    return TestFiles.list(RELEASES).stream()
        .filter(folder -> ORDER.compare(folder.getFileName().toString(), coming) < 0)
        .max(Comparator.comparing(folder -> folder.getFileName().toString(), ORDER));
  }
}
