package io.streambus.operator.kubernetes;

/** Triggers reconciliations of clusters. */
@FunctionalInterface
public interface ReconcileTrigger {

  /**
   * Triggers a reconciliation and returns immediately. Reconciliations of one cluster never run
   * concurrently; several calls before the next reconciliation are merged. Unknown clusters are
   * ignored.
   */
  void trigger(String namespace, String name);
}
