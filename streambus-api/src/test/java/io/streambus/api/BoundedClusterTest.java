package io.streambus.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.openapi.Violation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that a cluster takes no more memory and no more levels of the stack than an ordinary
 * one, whatever users write. Otherwise, one of them could end the operator of all.
 */
class BoundedClusterTest {

  private static final String EMPTY_OBJECTS = "[" + "{},".repeat(339_999) + "{}]";
  private static final String DEEP = "[".repeat(900) + "]".repeat(900);

  private static final KubernetesSerialization CLIENT = new KubernetesSerialization();

  static Stream<Arguments> specs() {
    return Stream.of(
        Arguments.of(
            "\"config\": {\"port\": 9095, \"overrides\": {\"a\": %s}}".formatted(EMPTY_OBJECTS),
            "spec.config.overrides",
            "1020007 characters"),
        Arguments.of(
            "\"config\": {\"overrides\": {\"a\": %s}}".formatted(DEEP),
            "spec.config.overrides",
            "901 levels"),
        Arguments.of(
            "\"podTemplate\": {\"spec\": {\"containers\": %s}}".formatted(EMPTY_OBJECTS),
            "spec.podTemplate",
            "1020025 characters"),
        Arguments.of(
            "\"podTemplate\": {\"spec\": {\"volumes\": [{\"name\": \"%s\"}]}}"
                .formatted("x".repeat(70_000)),
            "spec.podTemplate",
            "70034 characters"),
        Arguments.of("\"tolerations\": " + EMPTY_OBJECTS, "spec.tolerations", "340001 values"),
        Arguments.of("\"nodeSelector\": " + DEEP, "spec.nodeSelector", "900 levels"),
        Arguments.of(
            "\"affinity\": {\"nodeAffinity\":"
                + " {\"preferredDuringSchedulingIgnoredDuringExecution\": %s}}"
                    .formatted(EMPTY_OBJECTS),
            "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution",
            "340001 values"),
        Arguments.of("\"replicas\": " + EMPTY_OBJECTS, "spec.replicas", "340001 values"));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void fieldThatIsTooLargeIsAbsentAndReported(String field, String path, String size) {
    // When
    StreamBusCluster cluster =
        read("\"spec\": {\"version\": \"v0.6.1\", %s, \"hostNetwork\": true}".formatted(field));

    // Then
    assertThat(cluster.violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.path()).isEqualTo(path);
              assertThat(violation.value()).isEqualTo(size);
            });
    assertThat(cluster.parseError()).isEmpty();
    assertThat(cluster.getSpec().version()).contains("v0.6.1");
    assertThat(cluster.getSpec().hostNetwork()).contains(true);
    assertThat(CLIENT.asJson(cluster)).hasSizeLessThan(500);
  }

  @Test
  void siblingsOfFieldThatIsTooLargeAreKept() {
    // When
    StreamBusCluster cluster =
        read(
            "\"spec\": {\"config\": {\"port\": 9095, \"overrides\": {\"a\": %s}, \"httpPort\": 1}}"
                .formatted(DEEP));

    // Then
    assertThat(cluster.getSpec().config().orElseThrow().overrides()).isEmpty();
    assertThat(cluster.getSpec().config().orElseThrow().port()).contains(9095);
    assertThat(cluster.getSpec().config().orElseThrow().httpPort()).contains(1);
  }

  /** Otherwise, many fields that are just small enough would together take as much memory. */
  @Test
  void allFieldsTogetherHaveLimit() {
    // Given
    String list = "[" + "{\"key\": \"a\"},".repeat(6_000) + "{}]";

    // When
    StreamBusCluster cluster =
        read(
            "\"spec\": {\"tolerations\": %s, \"topologySpreadConstraints\": %s}"
                .formatted(list, list));

    // Then
    assertThat(cluster.getSpec().tolerations()).hasSize(6_001);
    assertThat(cluster.getSpec().topologySpreadConstraints()).isEmpty();
    assertThat(cluster.violations())
        .extracting(Violation::path)
        .containsExactly("spec.topologySpreadConstraints");
  }

  @Test
  void unknownFieldIsNoViolationWhateverItsSize() {
    // When
    StreamBusCluster cluster =
        read("\"spec\": {\"newField\": %s, \"replicas\": 5}".formatted(EMPTY_OBJECTS));

    // Then
    assertThat(cluster.violations()).isEmpty();
    assertThat(cluster.getSpec().replicas()).contains(5);
  }

  @Test
  void listInsteadOfSpecIsNotKept() {
    // When
    StreamBusCluster cluster = read("\"spec\": " + EMPTY_OBJECTS);

    // Then
    assertThat(cluster.getSpec()).isNull();
    assertThat(cluster.parseError().orElseThrow().readable()).isEmpty();
    assertThat(cluster.violations()).extracting(Violation::path).contains("spec");
  }

  @Test
  void statusThatIsTooLargeIsTreatedAsAbsent() {
    // When
    StreamBusCluster large = read("\"status\": {\"tenants\": %s}".formatted(EMPTY_OBJECTS));
    StreamBusCluster deep = read("\"status\": {\"phase\": \"Ready\", \"a\": %s}".formatted(DEEP));

    // Then
    assertThat(large.getStatus()).isNull();
    assertThat(deep.getStatus()).isNull();
  }

  private StreamBusCluster read(String fields) {
    return CLIENT.unmarshal(
        "{\"metadata\": {\"name\": \"demo\"}, %s}".formatted(fields), StreamBusCluster.class);
  }
}
