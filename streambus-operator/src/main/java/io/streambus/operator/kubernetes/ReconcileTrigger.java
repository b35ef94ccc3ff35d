package io.streambus.operator.kubernetes;

/** Asks for a pass of a cluster. */
@FunctionalInterface
public interface ReconcileTrigger {

  /**
   * Returns at once; a pass follows soon. Passes of one cluster never run beside each other, and
   * several calls before the next pass are one. A cluster that nobody knows is left alone.
   */
  void trigger(String namespace, String name);
}
