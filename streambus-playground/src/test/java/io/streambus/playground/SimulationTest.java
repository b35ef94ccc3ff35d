package io.streambus.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that the operator can be tried out with only a JDK. */
class SimulationTest {

  private final StringWriter out = new StringWriter();
  private final Simulation simulation =
      new Simulation(
          new Console(InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(out)));

  @Test
  void showsClusterBecomeRunning() {
    // When
    simulation.run(List.of(cluster("a", 1)));

    // Then
    assertThat(out.toString())
        .containsSubsequence(
            "StreamBusCluster team/a: no status yet",
            "StreamBusCluster team/a: Creating",
            "Pod team/a-0: Pending",
            "Pod team/a-0: ready",
            "StreamBusCluster team/a: Running",
            "Running.");
  }

  @Test
  void reportsConditionsOfClusterThatIsNotRunning() {
    // Given
    StreamBusCluster invalid = cluster("b", 0);

    // When
    assertThatThrownBy(() -> simulation.run(List.of(cluster("a", 1), invalid)))

        // Then
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("StreamBusCluster team/b is not Running")
        .hasMessageContaining("Stalled: True, InvalidSpec: ")
        .hasMessageNotContaining("team/a");
  }

  private static StreamBusCluster cluster(String name, int replicas) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("team").withName(name).build());
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(replicas).build());
    return cluster;
  }
}
