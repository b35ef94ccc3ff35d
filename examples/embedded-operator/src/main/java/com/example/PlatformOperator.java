package com.example;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusReconciler;

/** Runs the reconciler of clusters beside another one, in one operator of JOSDK. */
final class PlatformOperator implements AutoCloseable {

  private final StreamBusReconciler streambus;
  private final Operator operator;

  PlatformOperator(KubernetesClient client, OperatorOptions options) {
    streambus = StreamBusReconciler.create(client, options);
    operator = new Operator(streambus::configure);
    operator.register(new DashboardReconciler());
    streambus.register(operator);
  }

  void start() {
    operator.start();
  }

  /** Returns false if it must be closed, and another one started. */
  boolean isHealthy() {
    return streambus.isHealthy();
  }

  @Override
  public void close() {
    operator.stop();
    streambus.close();
  }

  /** A reconciler of the platform. */
  private static final class DashboardReconciler implements Reconciler<ConfigMap> {

    @Override
    public UpdateControl<ConfigMap> reconcile(ConfigMap map, Context<ConfigMap> context) {
      return UpdateControl.noUpdate();
    }
  }
}
