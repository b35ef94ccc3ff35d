package io.streambus.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.membership.ExistingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that no change to the generated objects goes unnoticed. */
class GoldenTest {

  private static final Path GOLDEN = TestFiles.RESOURCES.resolve("golden");

  static Stream<Path> cases() {
    return TestFiles.list(GOLDEN).stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void buildsApprovedObjects(Path directory) throws IOException {
    // Given
    StreamBusCluster cluster = cluster(directory);
    ClusterInputs inputs =
        ClusterInputs.builder()
            .from(inputs(directory))
            .operatorNamespace("streambus-system")
            .existingState(existing(directory))
            .build();

    // When
    Map<String, String> built = build((Resolved) ClusterResolver.resolve(cluster, inputs));

    // Then
    Path out = directory.resolve("out");
    if (TestFiles.UPDATE) {
      TestFiles.replace(out, built);
    }
    assertThat(TestFiles.texts(out))
        .as("%s; approve an intended change with -Dgolden.update=true", directory)
        .isEqualTo(built);
  }

  /** Reads the cluster of a case: its file {@code in.yaml}, else the example with the same name. */
  private static StreamBusCluster cluster(Path directory) {
    Path own = directory.resolve("in.yaml");
    Path example = TestFiles.EXAMPLES.resolve(directory.getFileName() + "-cluster.yaml");
    StreamBusCluster cluster = TestFiles.cluster(Files.exists(own) ? own : example);
    if (cluster.getMetadata().getNamespace() == null) {
      cluster.getMetadata().setNamespace("default");
    }
    return cluster;
  }

  private static ClusterInputs inputs(Path directory) {
    Path file = directory.resolve("inputs.yaml");
    return Files.exists(file)
        ? TestFiles.read(file, GoldenInputs.class).toInputs()
        : ClusterInputs.none();
  }

  private static Optional<ExistingState> existing(Path directory) {
    Path file = directory.resolve("existing.yaml");
    return Files.exists(file)
        ? ExistingState.of(List.of(TestFiles.read(file, StatefulSet.class)))
        : Optional.empty();
  }

  private static Map<String, String> build(Resolved resolved) {
    var files = new TreeMap<String, String>();
    List<DesiredResource> objects = DesiredResources.of(resolved.cluster()).objects();
    for (int i = 0; i < objects.size(); i++) {
      HasMetadata object = objects.get(i).object();
      files.put("%d-%s.yaml".formatted(i + 1, object.getKind()), CanonicalForm.yaml(object));
    }
    String notes =
        Stream.concat(resolved.blockedChanges().stream(), resolved.notEnforced().stream())
            .map(note -> note + "\n")
            .collect(Collectors.joining());
    if (!notes.isEmpty()) {
      files.put("notes.txt", notes);
    }
    return files;
  }
}
