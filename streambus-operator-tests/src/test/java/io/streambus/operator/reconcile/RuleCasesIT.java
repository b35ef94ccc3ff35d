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
 * Guarantees that the API server enforces the same rules as the resolver, with the case files that
 * RuleCasesTest in streambus-resources uses. A rule that only the schema contained would not apply
 * to specs that were stored before it.
 */
@ApiServerTest
class RuleCasesIT {

  private static final Path CASES = Path.of("../streambus-resources/src/test/resources/cases");
  private static final String BY_SCHEMA = "# rejected by: schema and resolver";
  private static final String MESSAGE = "# message: ";

  /** Expected message of the API server if it differs from the message of the resolver. */
  private static final String SERVER_MESSAGE = "# server message: ";

  static Stream<Path> rejectedBySchema() throws IOException {
    return files(true);
  }

  static Stream<Path> acceptedBySchema() throws IOException {
    return files(false);
  }

  private static Stream<Path> files(boolean rejected) throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
      return found.stream().filter(file -> lines(file).contains(BY_SCHEMA) == rejected);
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
  @MethodSource("rejectedBySchema")
  void serverRejectsWithMessage(Path file, KubernetesClient client, TestNamespace namespace) {
    // Given
    List<String> lines = lines(file);
    String message =
        Stream.concat(header(lines, SERVER_MESSAGE), header(lines, MESSAGE))
            .findFirst()
            .orElseThrow();

    // Then
    assertThatThrownBy(() -> dryRun(file, client, namespace))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @MethodSource("acceptedBySchema")
  void serverAcceptsOtherSpecs(Path file, KubernetesClient client, TestNamespace namespace) {
    assertThat(dryRun(file, client, namespace).getMetadata().getUid()).isNotEmpty();
  }

  private static Stream<String> header(List<String> lines, String label) {
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
