package io.streambus.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.streambus.testkit.junit.ApiServerTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The API server against the table of rules that RuleCasesTest of streambus-resources holds against
 * the resolver. A rule that only the schema knew would stop nothing that was stored before it.
 */
@ApiServerTest
class RuleCasesIT {

  private static final Path CASES = Path.of("../streambus-resources/src/test/resources/cases");
  private static final String BY_SCHEMA = "# refused by: schema and resolve";
  private static final String SAYS = "# says: ";

  /** What the server says, where its own words differ from those of the resolver. */
  private static final String SERVER_SAYS = "# server says: ";

  static Stream<Path> refusedBySchema() throws IOException {
    return files(true);
  }

  static Stream<Path> others() throws IOException {
    return files(false);
  }

  private static Stream<Path> files(boolean refused) throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
      return found.stream().filter(file -> lines(file).contains(BY_SCHEMA) == refused);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("refusedBySchema")
  void theServerRefusesWithTheReason(Path file, KubernetesClient client, TestNamespace namespace) {
    // Given
    List<String> lines = lines(file);
    String reason =
        Stream.concat(told(lines, SERVER_SAYS), told(lines, SAYS)).findFirst().orElseThrow();

    // Then
    assertThatThrownBy(() -> dryRun(file, client, namespace))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @MethodSource("others")
  void theServerTakesWhatItCannotJudge(
      Path file, KubernetesClient client, TestNamespace namespace) {
    assertThat(dryRun(file, client, namespace).getMetadata().getUid()).isNotEmpty();
  }

  private static Stream<String> told(List<String> lines, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(label))
        .map(line -> line.substring(label.length()));
  }

  private static GenericKubernetesResource dryRun(
      Path file, KubernetesClient client, TestNamespace namespace) {
    String text = String.join("\n", lines(file));
    return client
        .resource(
            client.getKubernetesSerialization().unmarshal(text, GenericKubernetesResource.class))
        .inNamespace(namespace.name())
        .dryRun(true)
        .fieldValidation(FieldValidateable.Validation.STRICT)
        .create();
  }
}
