package io.streambus.resources.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the members of a running cluster are known, without which a changed number of
 * brokers would split it.
 */
class ExistingStateTest {

  @Test
  void membersAreReadFromTheConfigMapWithoutAStatefulSet() {
    // Given
    List<HasMetadata> objects =
        DesiredResources.of(secure().cluster()).objects().stream()
            .map(DesiredResource::object)
            .filter(object -> !(object instanceof StatefulSet))
            .sorted(
                Comparator.comparing((HasMetadata object) -> object.getMetadata().getName())
                    .reversed())
            .toList();

    // Then
    assertThat(ExistingState.of(objects)).map(ExistingState::members).contains(3);
  }

  private static Resolved secure() {
    var cluster = TestFiles.cluster(TestFiles.EXAMPLES.resolve("secure-cluster.yaml"));
    cluster.getMetadata().setNamespace("default");
    return (Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none());
  }
}
