package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.fixture.OptionalApi;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.thirdparty.ThirdPartyResource;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Without these guarantees, the order in which operators are installed would matter, or
 * uninstalling one would break this operator.
 */
@ControlPlaneTest
class OptionalKindsIT {

  private static final String DEMO = "demo";
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(15);

  private KubernetesClient client;
  private NamespaceUser user;
  private AuditLog operator;

  @BeforeEach
  void createUser(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    this.client = client;
    user = new NamespaceUser(client, namespace);
    operator = log.byUser(ControlPlane.OPERATOR);
  }

  @AfterEach
  void removeTheApis() {
    for (OptionalKind kind : OptionalKind.values()) {
      new OptionalApi(client, kind).remove();
    }
  }

  @ParameterizedTest
  @EnumSource
  void apiCanBeInstalledAndRemovedAtRuntime(OptionalKind kind, TestOperator testOperator) {
    // Given
    OptionalApi api = new OptionalApi(client, kind);
    user.apply(DEMO, "replicas: 3", api.specLine());
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasTrueCondition(api.unavailableCondition(), api.missingReason()));

    // When
    api.install();

    // Then
    eventually(() -> assertThat(object(api).get()).isNotNull());
    eventually(
        () -> assertThat(user.cluster(DEMO)).doesNotHaveCondition(api.unavailableCondition()));

    // When
    Instant removal = Instant.now();
    api.remove();

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasTrueCondition(api.unavailableCondition(), api.missingReason()));
    assertThat(testOperator.isHealthy()).isTrue();
    assertThat(operator.since(removal).filter(AuditEntry::isWrite).entries())
        .filteredOn(request -> request.resource().equals(api.plural()))
        .as("write requests to a removed API")
        .isEmpty();

    // When
    api.install();

    // Then
    eventually(() -> assertThat(object(api).get()).isNotNull());
  }

  @Test
  void clusterRunsWithoutServiceMonitorApi() {
    // When
    user.apply(
        DEMO, "replicas: 3", new OptionalApi(client, OptionalKind.SERVICE_MONITOR).specLine());

    // Then
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
    assertThat(user.cluster(DEMO))
        .hasFalseCondition(ConditionType.STALLED, ConditionReason.UP_TO_DATE)
        .hasTrueCondition(
            ConditionType.MONITORING_UNAVAILABLE, ConditionReason.PROMETHEUS_OPERATOR_MISSING);
  }

  @ParameterizedTest
  @EnumSource
  void objectIsCorrectedRecreatedAndDeleted(OptionalKind kind) {
    // Given
    OptionalApi api = new OptionalApi(client, kind);
    api.install();
    user.apply(DEMO, "replicas: 3", api.specLine());
    eventually(() -> assertThat(object(api).get()).isNotNull());
    ThirdPartyResource created = object(api).get();

    // When
    edit(kind.type());

    // Then
    eventually(() -> assertThat(object(api).get().getSpec()).isEqualTo(created.getSpec()));

    // When
    object(api).delete();

    // Then
    eventually(() -> assertThat(object(api).get()).isNotNull());

    // When
    user.apply(DEMO, "replicas: 3");

    // Then
    eventually(() -> assertThat(object(api).get()).isNull());
  }

  @ParameterizedTest
  @EnumSource
  void idleAndRestartedOperatorSendsNoRequests(
      OptionalKind kind, TestOperator testOperator, TestNamespace namespace)
      throws InterruptedException {
    // Given
    OptionalApi api = new OptionalApi(client, kind);
    api.install();
    user.apply(DEMO, "replicas: 3", api.specLine());
    eventually(() -> assertThat(object(api).get()).isNotNull());

    // Then
    eventually(() -> assertThat(requests(namespace, Instant.now().minus(QUIET_PERIOD))).isEmpty());

    // When
    Instant restart = Instant.now();
    testOperator.restart();
    Thread.sleep(QUIET_PERIOD.toMillis());

    // Then
    assertThat(requests(namespace, restart)).extracting(AuditEntry::verb).containsOnly("list");
    assertThat(user.cluster(DEMO)).doesNotHaveCondition(api.unavailableCondition());
  }

  /**
   * Requests other than watches, in this namespace or cluster-wide. Namespaces of other tests are
   * still being deleted.
   */
  private List<AuditEntry> requests(TestNamespace namespace, Instant begin) {
    return operator
        .since(begin)
        .filter(request -> !request.verb().equals("watch"))
        .filter(
            request ->
                request.namespace().isEmpty() || request.namespace().equals(namespace.name()))
        .entries();
  }

  private Resource<? extends ThirdPartyResource> object(OptionalApi api) {
    return api.object(user.namespace(), DEMO);
  }

  private <T extends ThirdPartyResource> void edit(Class<T> kind) {
    client
        .resources(kind)
        .inNamespace(user.namespace().name())
        .withName(DEMO)
        .edit(
            object -> {
              object.setSpec(JsonNodeFactory.instance.objectNode());
              return object;
            });
  }
}
