package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutRestart;
import io.streambus.api.RolloutStatus;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.fixture.LimitedUser;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.rollout.RolloutObserver;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import org.junit.jupiter.api.Test;

/** Guarantees that an operator that may not list nodes still rolls out changes. */
@ControlPlaneTest
class NodePermissionIT {

  private static final String DEMO = "demo";
  private static final String THREE = "replicas: 3";

  @Test
  void rollsOutWithoutNodePermissionAndReportsIt(
      KubernetesClient client, ControlPlane plane, TestNamespace namespace, TestOperator operator) {
    // Given
    var rollouts = new RolloutObserver(new NamespaceUser(client, namespace));
    operator.stop();
    LimitedUser limited = LimitedUser.create(client, plane);
    limited.allowWatchingCrds();
    try (KubernetesClient limitedClient = limited.client();
        StreamBusOperator limitedOperator =
            StreamBusOperator.start(
                limitedClient,
                ImmutableOperatorOptions.builder().addNamespaces(namespace.name()).build())) {
      rollouts.createAndAwaitRunning(DEMO, THREE, RolloutObserver.FAST_ROLLOUT);

      // When
      rollouts.user().apply(DEMO, THREE, RolloutObserver.FAST_ROLLOUT, "config: {logLevel: warn}");

      // Then
      eventually(
          () ->
              assertThat(rollouts.rolloutStatus(DEMO).stream())
                  .flatExtracting(RolloutStatus::restarts)
                  .isNotEmpty()
                  .extracting(RolloutRestart::reason)
                  .allSatisfy(
                      reason -> assertThat(reason.orElse("")).contains("list verb on nodes")));
      rollouts.awaitRolledOut(DEMO);
      assertThat(limitedOperator.isHealthy()).isTrue();
    } finally {
      limited.delete();
    }
  }
}
