package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees every validation rule with one case file per violation, named after it. RuleCasesIT in
 * streambus-operator-tests sends the same files to an API server, so that the resolver and the
 * schema cannot diverge.
 */
class RuleCasesTest {

  private static final Path CASES = TestFiles.RESOURCES.resolve("cases");

  private final YAMLMapper yaml = new YAMLMapper();

  static Stream<Path> accepted() {
    return files("accepts-");
  }

  static Stream<Path> rejected() {
    return files("rejects-");
  }

  static Stream<Path> directories() {
    return TestFiles.list(CASES).stream();
  }

  private static Stream<Path> files(String prefix) {
    return TestFiles.list(CASES).stream()
        .flatMap(directory -> TestFiles.list(directory).stream())
        .filter(file -> file.getFileName().toString().startsWith(prefix));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void acceptsValidSpec(Path file) throws IOException {
    assertThat(resolve(file)).isInstanceOf(Resolved.class);
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void rejectsInvalidSpecWithPathAndMessage(Path file) throws IOException {
    // Given
    List<String> lines = Files.readAllLines(file);

    // When
    Resolution resolution = resolve(file);

    // Then
    assertThat(lines.get(0)).isIn("# rejected by: schema and resolver", "# rejected by: resolver");
    assertThat(resolution).isInstanceOf(Rejected.class);
    assertThat(((Rejected) resolution).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(header(lines, "# path: "));
              assertThat(problem.message()).contains(header(lines, "# message: "));
            });
  }

  @ParameterizedTest
  @MethodSource("directories")
  void everyDirectoryHasAcceptedAndRejectedCases(Path directory) {
    assertThat(TestFiles.list(directory))
        .extracting(file -> file.getFileName().toString().replaceFirst("-.*", ""))
        .containsOnly("accepts", "rejects")
        .contains("accepts", "rejects");
  }

  private static String header(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()))
        .findFirst()
        .orElseThrow();
  }

  private Resolution resolve(Path file) throws IOException {
    StreamBusCluster cluster = yaml.readValue(Files.readString(file), StreamBusCluster.class);
    cluster.getMetadata().setNamespace("default");
    return ClusterResolver.resolve(cluster, ClusterInputs.none());
  }
}
