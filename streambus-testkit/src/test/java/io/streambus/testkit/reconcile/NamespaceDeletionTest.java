package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Service;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** If one of these failed, every deletion of a namespace would look like a fault. */
class NamespaceDeletionTest {

  private final Scene scene = Scene.running();

  @Test
  void aChildThatCannotBeMadeAgainIsNoFault() {
    // Given
    StreamBusClusterStatus before = scene.status();
    scene.cluster.faults().every(Service.class).refuseAsNamespaceTerminates();

    // When
    scene.user.delete(Service.class, NAMESPACE, NAME);
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scene.cluster.requests().all()).hasSize(1);
    assertThat(scene.status()).isEqualTo(before);
  }

  @Test
  void aNamespaceThatGoesIsAskedForNothingMore() {
    // Given
    scene.cluster.faults().every(Service.class).refuseAsNamespaceTerminates();
    scene.user.delete(Service.class, NAMESPACE, NAME);
    scene.operator.runFor(Duration.ofSeconds(5));

    // When
    scene.user.delete(ConfigMap.class, NAMESPACE, "demo-config");
    scene.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(scene.cluster.requests().all()).hasSize(1);
  }

  @Test
  void anEventThatCannotBeToldEndsThePass() {
    // Given
    scene.cluster.faults().every(Event.class).refuseAsNamespaceTerminates();

    // When
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scene.cluster.requests().all()).hasSize(1);
    assertThat(scene.cluster.requests().writesOf(StreamBusCluster.class)).isEmpty();
  }
}
