package io.streambus.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.Resolution.Resolved;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** If the members were forgotten, a changed number of brokers would split a running cluster. */
class InForceTest {

  @Test
  void theMembersAreKnownWithoutTheStatefulSetWhateverOtherConfigMapsThereAre() {
    // Given
    List<HasMetadata> objects =
        DesiredObjects.of(secure().cluster()).objects().stream()
            .map(DesiredObject::object)
            .filter(object -> !(object instanceof StatefulSet))
            .sorted(
                Comparator.comparing((HasMetadata object) -> object.getMetadata().getName())
                    .reversed())
            .toList();

    // Then
    assertThat(InForce.of(objects)).map(InForce::replicas).contains(3);
  }

  private static Resolved secure() {
    var cluster = TestFiles.cluster(TestFiles.EXAMPLES.resolve("secure-cluster.yaml"));
    cluster.getMetadata().setNamespace("default");
    return (Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none());
  }
}
