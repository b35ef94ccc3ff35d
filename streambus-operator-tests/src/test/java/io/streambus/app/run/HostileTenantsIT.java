package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.isolation.EditLatency;
import io.streambus.benchmarks.isolation.HostileTenants;
import io.streambus.benchmarks.process.Memory;
import io.streambus.benchmarks.workload.SampleClusters;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Guarantees that nobody who controls only their own namespace can stop the operator or delay it
 * for others. The suite {@code isolation} of the benchmarks measures the same for five minutes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
    named = "tests.exhaustive",
    matches = "true",
    disabledReason = "takes a minute; -Pexhaustive runs it")
class HostileTenantsIT {

  private static final Duration ATTACK = Duration.ofSeconds(25);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** On an idle machine, an edit takes a hundredth of that. */
  private static final double MAX_MILLIS = 30_000;

  /** The memory limit of the chart. */
  private static final double MAX_MEBIBYTES = 448;

  private static final Map<String, String> OPTIONS =
      Map.of("_JAVA_OPTIONS", "-Xmx256m -XX:+ExitOnOutOfMemoryError");

  private final OperatorApiServer server = OperatorApiServer.startOrSkip();

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void honestClusterIsReconciledBesideHostileTenants() throws Exception {
    // Given
    StreamBusCluster honest = SampleClusters.cluster("honest", "demo");
    server
        .client()
        .resource(new NamespaceBuilder().withNewMetadata().withName("honest").endMetadata().build())
        .create();
    server.client().resource(honest).create();
    EditLatency edits = new EditLatency(server.client(), honest);

    try (OperatorProgram program = start()) {
      program.awaitReady();
      edits.measure(1);

      // When
      try (HostileTenants tenants = HostileTenants.start(server.client(), spent -> PAUSE)) {

        // Then
        assertThat(edits.measure(ATTACK))
            .allSatisfy(edit -> assertThat(edit.applied()).isLessThan(MAX_MILLIS));
        System.out.println(tenants.summary());
        assertThat(tenants.accepted()).isGreaterThan(100);
      }
      assertSurvived(program);
    }

    // What the tenants have stored is listed by the next process.
    try (OperatorProgram restarted = start()) {
      restarted.awaitReady();
      assertThat(edits.measure(1)).allSatisfy(edit -> assertThat(edit).isLessThan(MAX_MILLIS));
      assertSurvived(restarted);
    }
  }

  private OperatorProgram start() {
    Map<String, String> environment = new HashMap<>(OPTIONS);
    environment.put("KUBECONFIG", server.kubeconfig().toString());
    return OperatorProgram.start(environment);
  }

  private static void assertSurvived(OperatorProgram program) {
    assertThat(program.probeStatus("/healthz")).isEqualTo(200);
    double peak = Memory.peakResident(program.pid());
    System.out.printf("peak of resident memory: %.0f MiB%n", peak);
    assertThat(peak).isLessThan(MAX_MEBIBYTES);
  }
}
