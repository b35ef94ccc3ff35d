package io.streambus.operator.resilience;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.certificates.TlsSpecs;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.reconcile.RetryDelay;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.resources.thirdparty.ServiceMonitor;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that a cluster recovers from every temporary fault of the API server. */
class SimulatedFaultsTest {

  private final OperatorScenario scenario = new OperatorScenario();

  @Nested
  class NameConflicts {

    @Test
    void nameConflictStallsAndLeavesForeignObjectUntouched() {
      // Given
      scenario.user.createOrReplace(OperatorScenario.foreignService());
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Failed");
      assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
      assertThat(scenario.condition(ConditionType.STALLED).message())
          .contains("Service default/demo");
      assertThat(scenario.get(Service.class, NAME).getSpec().getSelector())
          .containsExactlyEntriesOf(OperatorScenario.foreignService().getSpec().getSelector());
      assertThat(scenario.cluster.list(StatefulSet.class)).isEmpty();
    }

    @Test
    void resolvedNameConflictNeedsNoEdit() {
      // Given
      scenario.user.createOrReplace(OperatorScenario.foreignService());
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();

      // When
      scenario.user.delete(Service.class, NAMESPACE, NAME);
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
    }

    @Test
    void stalledClusterRetriesOncePerMinute() {
      // Given
      scenario.user.createOrReplace(OperatorScenario.foreignService());
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.operator.settle();
      scenario.cluster.requests().clear();

      // When
      scenario.operator.runFor(Duration.ofMinutes(10));

      // Then
      assertThat(scenario.cluster.requests().writes()).hasSizeBetween(9, 11);
      assertThat(scenario.cluster.requests().all()).hasSizeBetween(9, 30);
      assertThat(scenario.cluster.requests().writesOf(StreamBusCluster.class)).isEmpty();
    }
  }

  @Nested
  class Rejections {

    @Test
    void rejectionStallsWithServerMessage() {
      // Given
      scenario
          .cluster
          .faults()
          .everyWrite(StatefulSet.class)
          .reject(403, "exceeded quota: brokers");
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Failed");
      assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("RequestRejected");
      assertThat(scenario.condition(ConditionType.STALLED).message())
          .contains("403", "exceeded quota: brokers", "StatefulSet default/demo");
    }

    /** A webhook that fails for one kind must neither stay unnoticed nor stop everything. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CERTIFICATE")
    void persistentErrorOfServerIsReportedForEachKind(ManagedResources resource) {
      // Given
      rejectWithServerError(resource);

      // When
      scenario.user.createOrReplace(demo(NAMESPACE, SimulatedFaultsTest::withMonitorAndPolicy));
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Failed");
      assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("RequestRejected");
      assertThat(scenario.condition(ConditionType.STALLED).message())
          .contains(HasMetadata.getKind(resource.kind()), "500", "policy.example.com");
      assertThat(scenario.cluster.list(StatefulSet.class))
          .hasSize(resource == ManagedResources.SERVICE_MONITOR ? 1 : 0);

      // When
      scenario.cluster.faults().clear();
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
    }

    @Test
    void errorOfOneThirdPartyKindDoesNotStopAnother() {
      // Given
      rejectWithServerError(ManagedResources.CERTIFICATE);

      // When
      scenario.user.createOrReplace(
          demo(NAMESPACE, spec -> withMonitorAndPolicy(TlsSpecs.issuedByCertManager(spec))));
      scenario.operator.settle();

      // Then
      assertThat(scenario.condition(ConditionType.STALLED).message()).contains("Certificate");
      assertThat(scenario.cluster.list(ServiceMonitor.class)).hasSize(1);
    }

    private void rejectWithServerError(ManagedResources resource) {
      Arrays.stream(OptionalKind.values()).forEach(scenario.cluster.installedApis()::install);
      scenario
          .cluster
          .faults()
          .everyWrite(resource.kind())
          .reject(500, "failed calling webhook \"policy.example.com\"");
    }

    @Test
    void recoversOnceServerAcceptsObject() {
      // Given
      scenario.cluster.faults().nextWrites(1, ConfigMap.class).reject(403, "forbidden");
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phases()).containsExactly("Failed", "Creating", "Running");
    }

    @Test
    void rejectedWriteLeavesBrokersRunning() {
      // Given
      OperatorScenario running = OperatorScenario.running();
      running.cluster.faults().everyWrite(ConfigMap.class).reject(403, "forbidden");

      // When
      running.changeSpec(spec -> spec.version("v0.7.0"));
      running.operator.settle();

      // Then
      assertThat(running.phase()).isEqualTo("Failed");
      assertThat(running.pods()).hasSize(3);
      assertThat(running.status().readyReplicas()).contains(3);
    }

    @Test
    void rejectedStatusWriteIsRetried() {
      // Given
      scenario.cluster.faults().nextWrites(1, StreamBusCluster.class).reject(403, "forbidden");
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
    }

    @Test
    void rejectedEventDoesNotStopReconcile() {
      // Given
      scenario.cluster.faults().everyWrite(Event.class).reject(403, "forbidden");
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
    }
  }

  @Nested
  class Interruptions {

    @Test
    void unavailableServerIsRetried() {
      // Given
      scenario.cluster.faults().nextWrites(5).loseRequest();
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.phases()).doesNotContain("Failed");
    }

    /** The pauses between retries grow with an outage, but not beyond half a minute. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 63, 100, 300, 1_200})
    void clusterIsDoneSoonAfterOutage(int seconds) {
      // Given
      OperatorScenario changed = OperatorScenario.running();
      changed.cluster.faults().everyWrite(StatefulSet.class).loseRequest();
      changed.changeSpec(spec -> spec.podLabels(Map.of("tier", "gold")));
      changed.operator.runFor(Duration.ofSeconds(seconds));
      assertThat(changed.statefulSet().getSpec().getTemplate().getMetadata().getLabels())
          .doesNotContainKey("tier");

      // When
      changed.cluster.faults().clear();
      changed.operator.runFor(RetryDelay.MAX);

      // Then
      assertThat(changed.statefulSet().getSpec().getTemplate().getMetadata().getLabels())
          .containsEntry("tier", "gold");
    }

    @Test
    void editDuringReconcileIsNotLost() {
      int writes = countWritesOfCreation();
      for (int write = 1; write <= writes; write++) {
        // Given
        OperatorScenario edited = new OperatorScenario();
        edited.user.createOrReplace(demo(NAMESPACE));
        edited
            .cluster
            .faults()
            .beforeWrite(write, () -> edited.changeSpec(spec -> spec.version("v0.7.0")));

        // When
        edited.operator.settle();

        // Then
        assertThat(edited.status().observedGeneration()).as("before write %s", write).contains(2L);
        assertThat(edited.status().version()).contains("v0.7.0");
      }
    }

    @Test
    void lostResponsesCauseNoDuplicates() {
      // Given
      Map<String, String> expected = objects(OperatorScenario.running());
      scenario.cluster.faults().nextWrites(100).loseResponse();
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(objects(scenario)).isEqualTo(expected);
    }

    /** Retries take time, in which ready pods become available. */
    private static Map<String, String> objects(OperatorScenario scenario) {
      Map<String, String> objects = scenario.cluster.objectsAsYaml();
      objects.replaceAll((key, yaml) -> yaml.replaceAll("(?m)^ *availableReplicas: .*$", ""));
      return objects;
    }
  }

  private static ImmutableStreamBusClusterSpec.Builder withMonitorAndPolicy(
      ImmutableStreamBusClusterSpec.Builder spec) {
    MetricsSpec metrics = MetricsSpec.builder().serviceMonitor(true).build();
    IsolationSpec isolation = IsolationSpec.builder().networkPolicies(true).build();
    return spec.observability(ObservabilitySpec.builder().metrics(metrics).build())
        .multiTenancy(MultiTenancySpec.builder().isolation(isolation).build());
  }

  private static int countWritesOfCreation() {
    OperatorScenario scenario = new OperatorScenario();
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.operator.settle();
    return scenario.writes().size();
  }
}
