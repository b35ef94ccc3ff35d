package io.streambus.resources.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.resources.TestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantees the verdict of Kubernetes on the pods with which Kubernetes 1.37 tests its own
 * admission, k8s.io/pod-security-admission (Apache License 2.0). Permitted pods that depend on a
 * user namespace or on Windows are left out, because clusters can request neither.
 */
class PodSecurityStandardsTest {

  private static final Path PODS = TestFiles.RESOURCES.resolve("pod-security");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(
      value = PodSecurityLevel.class,
      names = {"BASELINE", "RESTRICTED"})
  void permitsPodsOfTheLevel(PodSecurityLevel level) {
    assertThat(pods(level, "permitted"))
        .hasSizeGreaterThan(10)
        .allSatisfy(pod -> assertThat(violations(level, pod)).as(name(pod)).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(
      value = PodSecurityLevel.class,
      names = {"BASELINE", "RESTRICTED"})
  void rejectsPodsThatExceedTheLevel(PodSecurityLevel level) {
    assertThat(pods(level, "rejected"))
        .hasSizeGreaterThan(30)
        .allSatisfy(pod -> assertThat(violations(level, pod)).as(name(pod)).isNotEmpty());
  }

  private static List<PodField> violations(PodSecurityLevel level, PodTemplateSpec pod) {
    PodTree tree = PodTree.of(pod);
    Stream<Control> controls =
        level == PodSecurityLevel.RESTRICTED
            ? Stream.concat(
                PodSecurityStandards.BASELINE.stream(), PodSecurityStandards.RESTRICTED.stream())
            : PodSecurityStandards.BASELINE.stream();
    return controls.flatMap(control -> control.violations(tree)).toList();
  }

  /** Each line of a file is a pod as JSON. */
  private static List<PodTemplateSpec> pods(PodSecurityLevel level, String verdict) {
    Path file = PODS.resolve("%s-%s.jsonl".formatted(level.value(), verdict));
    try {
      return Files.readAllLines(file).stream().map(PodSecurityStandardsTest::pod).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PodTemplateSpec pod(String json) {
    try {
      return MAPPER.readValue(json, PodTemplateSpec.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(PodTemplateSpec pod) {
    return pod.getMetadata().getName();
  }
}
