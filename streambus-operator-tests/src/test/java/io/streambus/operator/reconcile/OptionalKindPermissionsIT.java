package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.fixture.LimitedUser;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.fixture.OptionalApi;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.ExpectedErrors;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a missing permission does not disrupt brokers, and that the documented
 * permissions are sufficient.
 */
@ControlPlaneTest
@ExpectedErrors(
    value = "listSyncAndWatch failed.*(?s).*forbidden",
    reason = "The client logs every watch that it is not permitted to start.")
class OptionalKindPermissionsIT {

  private static final String DEMO = "demo";

  @Test
  void operatorUsesPermissionsOnceGranted(
      KubernetesClient client,
      TestNamespace namespace,
      TestOperator testOperator,
      ControlPlane plane) {
    // Given
    var user = new NamespaceUser(client, namespace);
    var api = new OptionalApi(client, OptionalKind.SERVICE_MONITOR);
    testOperator.stop();
    LimitedUser limited = LimitedUser.create(client, plane);
    try (KubernetesClient limitedClient = limited.client();
        StreamBusOperator operator =
            StreamBusOperator.start(limitedClient, OperatorOptions.defaults())) {

      // When
      user.apply(DEMO, "replicas: 3", api.specLine());

      // Then
      eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
      eventually(
          () ->
              assertThat(user.conditionMessage(DEMO, api.unavailableCondition()))
                  .contains("customresourcedefinitions.apiextensions.k8s.io", "forbidden"));
      assertThat(user.cluster(DEMO))
          .hasTrueCondition(api.unavailableCondition(), ConditionReason.API_UNAVAILABLE);
      assertThat(operator.isHealthy()).isTrue();

      // When
      limited.allowWatchingCrds();

      // Then
      eventually(
          () ->
              assertThat(user.cluster(DEMO))
                  .hasTrueCondition(api.unavailableCondition(), api.missingReason()));

      // When
      api.install();

      // Then
      eventually(
          () ->
              assertThat(user.conditionMessage(DEMO, api.unavailableCondition()))
                  .contains("servicemonitors.monitoring.coreos.com is forbidden"));

      // When
      limited.allowManaging(api.kind());

      // Then
      eventually(() -> assertThat(api.object(namespace, DEMO).get()).isNotNull());
      eventually(
          () -> assertThat(user.cluster(DEMO)).doesNotHaveCondition(api.unavailableCondition()));
      assertThat(operator.isHealthy()).isTrue();
    } finally {
      limited.delete();
      api.remove();
    }
  }

  @Test
  void operatorLimitedToNamespacesChecksAgainWhenClusterIsChanged(
      KubernetesClient client,
      TestNamespace namespace,
      TestOperator testOperator,
      ControlPlane plane) {
    // Given
    var user = new NamespaceUser(client, namespace);
    var api = new OptionalApi(client, OptionalKind.SERVICE_MONITOR);
    OperatorOptions options =
        ImmutableOperatorOptions.builder().addNamespaces(namespace.name()).build();
    testOperator.stop();
    LimitedUser limited = LimitedUser.create(client, plane);
    try (KubernetesClient limitedClient = limited.client();
        StreamBusOperator operator = StreamBusOperator.start(limitedClient, options)) {

      // When
      user.apply(DEMO, "replicas: 3", api.specLine());

      // Then
      eventually(
          () ->
              assertThat(user.cluster(DEMO))
                  .hasTrueCondition(api.unavailableCondition(), api.missingReason()));

      // When
      api.install();
      eventually(() -> assertThat(client.getApiResources(api.kind().apiVersion())).isNotNull());
      user.apply(DEMO, "replicas: 3", api.specLine(), "config: {logLevel: warn}");

      // Then
      eventually(
          () ->
              assertThat(user.conditionMessage(DEMO, api.unavailableCondition()))
                  .contains("servicemonitors.monitoring.coreos.com is forbidden"));

      // When
      limited.allowManaging(api.kind());
      user.apply(DEMO, "replicas: 3", api.specLine(), "config: {logLevel: debug}");

      // Then
      eventually(() -> assertThat(api.object(namespace, DEMO).get()).isNotNull());
      eventually(
          () -> assertThat(user.cluster(DEMO)).doesNotHaveCondition(api.unavailableCondition()));
      assertThat(operator.isHealthy()).isTrue();
    } finally {
      limited.delete();
      api.remove();
    }
  }
}
