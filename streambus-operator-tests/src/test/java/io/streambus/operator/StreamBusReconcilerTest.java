package io.streambus.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.streambus.operator.fixture.FakeApiServer;
import io.streambus.operator.kubernetes.client.HttpWatches;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that clusters are reconciled in an operator with other reconcilers, and never in one
 * that would mistake an invalid spec for an empty one.
 */
@Timeout(60)
class StreamBusReconcilerTest {

  private FakeApiServer server;
  private KubernetesClient client;
  private StreamBusReconciler reconciler;

  @BeforeEach
  void startServer() throws IOException {
    server = FakeApiServer.start();
    server.add(
        "streambusclusters",
        """
        {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
         "metadata": {"namespace": "shop", "name": "demo", "uid": "u1", "generation": 1},
         "spec": {"replicas": 1}}\
        """);
    server.add(
        "configmaps",
        """
        {"apiVersion": "v1", "kind": "ConfigMap",
         "metadata": {"namespace": "shop", "name": "other", "uid": "u2", "resourceVersion": "7"}}\
        """);
    client = HttpWatches.clientBuilder(server.config()).build();
    reconciler = StreamBusReconciler.create(client, OperatorOptions.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    reconciler.close();
    client.close();
  }

  @Test
  void reconcilesBesideOtherReconcilers() throws InterruptedException {
    // Given
    var other = new OtherReconciler();
    Operator operator = new Operator(reconciler::configure);
    operator.register(other);
    reconciler.register(operator);

    // When
    operator.start();

    // Then
    try {
      server.awaitWrite("/demo");
      Assertions.assertThat(other.called.await(30, TimeUnit.SECONDS)).isTrue();
      Assertions.assertThat(reconciler.isHealthy()).isTrue();
    } finally {
      operator.stop();
    }
  }

  @Test
  void operatorWithoutTheRequiredSettingsIsRejected() {
    // Given
    Operator operator = new Operator(overrider -> overrider.withKubernetesClient(client));

    // Then
    assertThatThrownBy(() -> reconciler.register(operator))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("StreamBusReconciler.configure");
  }

  /** A reconciler of another kind. */
  private static final class OtherReconciler implements Reconciler<ConfigMap> {

    private final CountDownLatch called = new CountDownLatch(1);

    @Override
    public UpdateControl<ConfigMap> reconcile(ConfigMap map, Context<ConfigMap> context) {
      called.countDown();
      return UpdateControl.noUpdate();
    }
  }
}
