package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Maps;
import io.streambus.api.StreamBusCluster;
import io.streambus.app.console.Console;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.ClusterFile;
import io.streambus.operator.fixture.Kubectl;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that {@code validate} accepts a file if and only if kubectl can read it, the API
 * server accepts it, and the operator accepts what the API server stores; and that {@code render}
 * shows what the operator then creates. Otherwise, users would learn of a mistake only after a
 * review, or correct a file that needs no correction.
 */
@ControlPlaneTest
class VerdictsIT {

  private static final ClusterInputs INPUTS =
      ClusterInputs.builder().addAvailableKinds(OptionalKind.values()).build();

  private final Map<String, String> problems = new HashMap<>();
  private String namespace = "";

  @Test
  void onlyKnownDifferencesExist(
      ControlPlane plane,
      TestNamespace testNamespace,
      @TempDir Path directory,
      @TempDir Path output)
      throws IOException, InterruptedException {
    // Given
    namespace = testNamespace.name();
    List<SampleFile> files = SampleFile.writeAll(directory);

    // When
    StoredClusters stored =
        StoredClusters.of(directory, new Kubectl(plane, namespace), output.resolve("stored.json"));
    Map<String, String> differences = new TreeMap<>();
    files.forEach(
        file ->
            difference(file, stored.find(file.cluster()))
                .ifPresent(difference -> differences.put(file.title(), difference)));

    // Then
    assertThat(files).hasSizeGreaterThan(300).extracting(SampleFile::title).doesNotHaveDuplicates();
    assertThat(problems.values()).allSatisfy(text -> assertThat(text).doesNotContain("\tat "));
    assertThat(differences)
        .as("differences; validate says %s", Maps.filterKeys(problems, differences::containsKey))
        .isEqualTo(KnownDifference.byFile());
  }

  private Optional<String> difference(SampleFile file, Optional<StreamBusCluster> stored) {
    Optional<Resolved> resolved =
        stored
            .map(VerdictsIT::resolve)
            .filter(Resolved.class::isInstance)
            .map(Resolved.class::cast);
    boolean valid = isValid(file);
    if (valid && resolved.isPresent()) {
      return objects(file).equals(objects(resolved.get()))
          ? Optional.empty()
          : Optional.of("objects differ");
    }
    return valid == resolved.isPresent()
        ? Optional.empty()
        : Optional.of(valid ? "only validate accepts it" : "only validate rejects it");
  }

  private boolean isValid(SampleFile file) {
    var errors = new StringWriter();
    var console =
        new Console(
            InputStream.nullInputStream(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(errors, true));
    int code =
        Program.execute(
            Map.of(), console, "validate", "-f", file.path().toString(), "-n", namespace);
    problems.put(file.title(), errors.toString());
    return code == 0;
  }

  private String objects(SampleFile file) {
    return ClusterFile.of(file.path().toString(), InputStream.nullInputStream())
        .clusters(namespace)
        .stream()
        .map(ClusterDocument::cluster)
        .filter(cluster -> file.cluster().equals(cluster.getMetadata().getName()))
        .map(cluster -> objects((Resolved) resolve(cluster)))
        .findFirst()
        .orElseThrow();
  }

  private static Resolution resolve(StreamBusCluster cluster) {
    // The API server assigns it.
    cluster.getMetadata().setUid(null);
    return ClusterResolver.resolve(cluster, INPUTS);
  }

  private static String objects(Resolved resolved) {
    return DesiredResources.of(resolved.cluster()).asYaml();
  }
}
