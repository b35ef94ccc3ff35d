package io.streambus.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.model.OperatorPods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that no change to the generated objects goes unnoticed.
 *
 * <p>The directory {@code base} has every object of a cluster that sets nothing. Every other
 * directory has what differs from the base; see {@link GoldenDiff}. Fingerprints are left out,
 * since they differ wherever anything does; {@code fingerprints.txt} has those of the base.
 */
class GoldenTest {

  private static final Path GOLDEN = TestFiles.RESOURCES.resolve("golden");
  private static final Path BASE = GOLDEN.resolve("base");
  private static final Path FINGERPRINTS = GOLDEN.resolve("fingerprints.txt");
  private static final OperatorPods OPERATOR =
      new OperatorPods(
          "streambus-system", ImmutableMap.of("app.kubernetes.io/name", "streambus-operator"));
  private static final String APPROVE = "%s; approve an intended change with -Dgolden.update=true";

  static Stream<Path> cases() {
    return TestFiles.list(GOLDEN).stream().filter(Files::isDirectory);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void buildsApprovedObjects(Path directory) throws IOException {
    // When
    Map<String, String> built = directory.equals(BASE) ? base() : differences(directory);

    // Then
    Path out = directory.resolve("out");
    if (TestFiles.UPDATE) {
      TestFiles.replace(out, built);
    }
    assertThat(TestFiles.texts(out)).as(APPROVE, directory).isEqualTo(built);
  }

  /** A changed fingerprint means that an upgrade of the operator writes this object. */
  @Test
  void writesObjectsInOrderWithApprovedFingerprints() throws IOException {
    // When
    String lines =
        DesiredResources.of(resolve(cluster(BASE), ClusterInputs.none()).cluster())
            .objects()
            .stream()
            .map(object -> name(object.object()) + " " + object.fingerprint() + "\n")
            .collect(Collectors.joining());

    // Then
    if (TestFiles.UPDATE) {
      Files.writeString(FINGERPRINTS, lines);
    }
    assertThat(Files.readString(FINGERPRINTS)).as(APPROVE, FINGERPRINTS).isEqualTo(lines);
  }

  private static Map<String, String> base() {
    var files = new TreeMap<String, String>();
    objects(resolve(cluster(BASE), ClusterInputs.none()))
        .forEach((name, object) -> files.put(name + ".yaml", GoldenDiff.yaml(object)));
    return files;
  }

  private static Map<String, String> differences(Path directory) {
    StreamBusCluster cluster = cluster(directory);
    Resolved resolved = resolve(cluster, inputs(directory));
    Map<String, String> files =
        GoldenDiff.between(
            objects(resolve(baseNamedLike(cluster), ClusterInputs.none())), objects(resolved));
    String notes =
        Stream.concat(resolved.blockedChanges().stream(), resolved.notEnforced().stream())
            .map(note -> note + "\n")
            .collect(Collectors.joining());
    if (!notes.isEmpty()) {
      files.put("notes.txt", notes);
    }
    return files;
  }

  private static Resolved resolve(StreamBusCluster cluster, ClusterInputs inputs) {
    return (Resolved)
        ClusterResolver.resolve(
            cluster, ClusterInputs.builder().from(inputs).operatorPods(OPERATOR).build());
  }

  private static Map<String, JsonNode> objects(Resolved resolved) {
    var objects = new TreeMap<String, JsonNode>();
    DesiredResources.of(resolved.cluster())
        .objects()
        .forEach(object -> objects.put(name(object.object()), GoldenDiff.tree(object.object())));
    return objects;
  }

  private static String name(HasMetadata object) {
    return object.getKind() + "-" + object.getMetadata().getName();
  }

  /** The base under another name, so that names are no differences. */
  private static StreamBusCluster baseNamedLike(StreamBusCluster cluster) {
    StreamBusCluster base = cluster(BASE);
    base.getMetadata().setName(cluster.getMetadata().getName());
    base.getMetadata().setNamespace(cluster.getMetadata().getNamespace());
    return base;
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
    ClusterInputs inputs =
        Files.exists(file)
            ? TestFiles.read(file, GoldenInputs.class).toInputs()
            : ClusterInputs.none();
    return ClusterInputs.builder().from(inputs).existingState(existing(directory)).build();
  }

  private static Optional<ExistingState> existing(Path directory) {
    Path file = directory.resolve("existing.yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    StatefulSet set = TestFiles.read(file, StatefulSet.class);
    return ExistingState.of(set.getMetadata().getName(), List.of(set));
  }
}
