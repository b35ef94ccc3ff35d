package io.streambus.testkit.operator;

import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static io.streambus.testkit.operator.ClusterUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.resources.foreign.ForeignResource;
import io.streambus.resources.model.OptionalKind;
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
 * If one of these failed, the order in which programs are installed would matter, or removing one
 * would take the operator along.
 */
@ControlPlaneTest
class OptionalKindsIT {

  private static final String DEMO = "demo";
  private static final Duration REST = Duration.ofSeconds(30);

  private KubernetesClient client;
  private ClusterUser user;
  private AuditLog operator;

  @BeforeEach
  void meetTheUser(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    this.client = client;
    user = new ClusterUser(client, namespace);
    operator = log.by(ControlPlane.OPERATOR);
  }

  @AfterEach
  void removeTheApis() {
    for (OptionalKind kind : OptionalKind.values()) {
      new OptionalApi(client, kind).remove();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anApiComesAndGoesUnderARunningOperator(OptionalKind kind, TestOperator testOperator) {
    // Given
    OptionalApi api = new OptionalApi(client, kind);
    user.apply(DEMO, "replicas: 3", wish(kind));
    eventually(() -> assertThat(user.cluster(DEMO)).isTrue(condition(kind), reason(kind)));

    // When
    api.install();

    // Then
    eventually(() -> assertThat(object(kind).get()).isNotNull());
    eventually(() -> assertThat(user.cluster(DEMO)).hasNo(condition(kind)));

    // When
    Instant removal = Instant.now();
    api.remove();

    // Then
    eventually(() -> assertThat(user.cluster(DEMO)).isTrue(condition(kind), reason(kind)));
    assertThat(testOperator.isHealthy()).isTrue();
    assertThat(operator.since(removal).where(AuditEntry::isWrite).entries())
        .filteredOn(request -> request.resource().equals(plural(kind)))
        .as("requests to an API that is gone")
        .isEmpty();

    // When
    api.install();

    // Then
    eventually(() -> assertThat(object(kind).get()).isNotNull());
  }

  @Test
  void aClusterRunsWithoutItsMonitorAndIsNotStalled() {
    // When
    user.apply(DEMO, "replicas: 3", wish(OptionalKind.SERVICE_MONITOR));

    // Then
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
    assertThat(user.cluster(DEMO))
        .isFalse(ConditionType.STALLED, ConditionReason.UP_TO_DATE)
        .isTrue(ConditionType.MONITORING_UNAVAILABLE, ConditionReason.PROMETHEUS_OPERATOR_MISSING);
  }

  @ParameterizedTest
  @EnumSource
  void anObjectIsKeptAndRemovedLikeAnyOther(OptionalKind kind) {
    // Given
    new OptionalApi(client, kind).install();
    user.apply(DEMO, "replicas: 3", wish(kind));
    eventually(() -> assertThat(object(kind).get()).isNotNull());
    ForeignResource made = object(kind).get();

    // When
    edit(kind.type());

    // Then
    eventually(() -> assertThat(object(kind).get().getSpec()).isEqualTo(made.getSpec()));

    // When
    object(kind).delete();

    // Then
    eventually(() -> assertThat(object(kind).get()).isNotNull());

    // When
    user.apply(DEMO, "replicas: 3");

    // Then
    eventually(() -> assertThat(object(kind).get()).isNull());
  }

  @ParameterizedTest
  @EnumSource
  void atRestAndAfterARestartNothingIsWrittenOrAsked(
      OptionalKind kind, TestOperator testOperator, TestNamespace namespace)
      throws InterruptedException {
    // Given
    new OptionalApi(client, kind).install();
    user.apply(DEMO, "replicas: 3", wish(kind));
    eventually(() -> assertThat(object(kind).get()).isNotNull());

    // Then
    eventually(() -> assertThat(requests(namespace, Instant.now().minus(REST))).isEmpty());

    // When
    Instant restart = Instant.now();
    testOperator.restart();
    Thread.sleep(REST.toMillis());

    // Then
    assertThat(requests(namespace, restart)).extracting(AuditEntry::verb).containsOnly("list");
    assertThat(user.cluster(DEMO)).hasNo(condition(kind));
  }

  @Test
  void anOperatorWithoutRightsGoesOnAndUsesThemOnceItHasThem(
      TestOperator testOperator, ControlPlane plane) {
    // Given
    OptionalKind kind = OptionalKind.SERVICE_MONITOR;
    OperatorOptions options =
        ImmutableOperatorOptions.builder().addNamespaces(user.namespace().name()).build();
    testOperator.stop();
    LimitedUser limited = LimitedUser.create(client, plane);
    try (KubernetesClient theirs = limited.client();
        StreamBusOperator own = StreamBusOperator.start(theirs, options)) {

      // When
      user.apply(DEMO, "replicas: 3", wish(kind));

      // Then
      eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
      eventually(
          () ->
              assertThat(user.message(DEMO, condition(kind)))
                  .contains("customresourcedefinitions.apiextensions.k8s.io", "forbidden"));
      assertThat(user.cluster(DEMO)).isTrue(condition(kind), ConditionReason.API_OUT_OF_REACH);
      assertThat(own.isHealthy()).isTrue();

      // When
      limited.mayWatchDefinitions();

      // Then
      eventually(() -> assertThat(user.cluster(DEMO)).isTrue(condition(kind), reason(kind)));

      // When
      new OptionalApi(client, kind).install();

      // Then
      eventually(
          () ->
              assertThat(user.message(DEMO, condition(kind)))
                  .contains("servicemonitors.monitoring.coreos.com is forbidden"));

      // When
      limited.mayMake(kind);

      // Then
      eventually(() -> assertThat(object(kind).get()).isNotNull());
      eventually(() -> assertThat(user.cluster(DEMO)).hasNo(condition(kind)));
      assertThat(own.isHealthy()).isTrue();
    } finally {
      limited.delete();
    }
  }

  /** But watches, of this namespace or of the whole cluster: others are still being emptied. */
  private List<AuditEntry> requests(TestNamespace namespace, Instant begin) {
    return operator
        .since(begin)
        .where(request -> !request.verb().equals("watch"))
        .where(
            request ->
                request.namespace().isEmpty() || request.namespace().equals(namespace.name()))
        .entries();
  }

  private Resource<? extends ForeignResource> object(OptionalKind kind) {
    return client.resources(kind.type()).inNamespace(user.namespace().name()).withName(DEMO);
  }

  private <T extends ForeignResource> void edit(Class<T> kind) {
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

  private static String wish(OptionalKind kind) {
    return switch (kind) {
      case SERVICE_MONITOR -> "observability: {metrics: {serviceMonitor: true}}";
      case CERTIFICATE -> "security: {tls: {enabled: true, issuerRef: {name: ca}}}";
    };
  }

  private static ConditionType condition(OptionalKind kind) {
    return switch (kind) {
      case SERVICE_MONITOR -> ConditionType.MONITORING_UNAVAILABLE;
      case CERTIFICATE -> ConditionType.CERT_MANAGER_UNAVAILABLE;
    };
  }

  private static ConditionReason reason(OptionalKind kind) {
    return switch (kind) {
      case SERVICE_MONITOR -> ConditionReason.PROMETHEUS_OPERATOR_MISSING;
      case CERTIFICATE -> ConditionReason.CERT_MANAGER_MISSING;
    };
  }

  private static String plural(OptionalKind kind) {
    return kind.crd().substring(0, kind.crd().indexOf('.'));
  }
}
