package io.streambus.operator.kubernetes;

/** Triggers reconciles of clusters. */
@FunctionalInterface
public interface ReconcileTrigger {

  /**
   * Triggers a reconcile and returns immediately. Reconciles of one cluster never run concurrently;
   * several calls before the next reconcile are merged. Unknown clusters are ignored.
   */
  void trigger(String namespace, String name);
}
