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
 * The table of rules: one file for each fault, named after it. RuleCasesIT of the testkit sends the
 * same files to an API server, so what the two say cannot drift apart.
 */
class RuleCasesTest {

  private static final Path CASES = TestFiles.RESOURCES.resolve("cases");

  private final YAMLMapper yaml = new YAMLMapper();

  static Stream<Path> accepted() {
    return files("accepts-");
  }

  static Stream<Path> refused() {
    return files("refuses-");
  }

  static Stream<Path> blocks() {
    return TestFiles.list(CASES).stream();
  }

  private static Stream<Path> files(String prefix) {
    return TestFiles.list(CASES).stream()
        .flatMap(block -> TestFiles.list(block).stream())
        .filter(file -> file.getFileName().toString().startsWith(prefix));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void whatKeepsTheRulesIsTaken(Path file) throws IOException {
    assertThat(resolve(file)).isInstanceOf(Resolved.class);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aFaultIsToldWithItsPathAndItsRule(Path file) throws IOException {
    // Given
    List<String> lines = Files.readAllLines(file);

    // When
    Resolution resolution = resolve(file);

    // Then
    assertThat(lines.get(0)).isIn("# refused by: schema and resolve", "# refused by: resolve");
    assertThat(resolution).isInstanceOf(Rejected.class);
    assertThat(((Rejected) resolution).problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(told(lines, "# path: "));
              assertThat(problem.message()).contains(told(lines, "# says: "));
            });
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockShowsBothSides(Path block) {
    assertThat(TestFiles.list(block))
        .extracting(file -> file.getFileName().toString().replaceFirst("-.*", ""))
        .containsOnly("accepts", "refuses")
        .contains("accepts", "refuses");
  }

  private static String told(List<String> lines, String label) {
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
