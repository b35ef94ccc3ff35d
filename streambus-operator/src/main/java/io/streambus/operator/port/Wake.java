package io.streambus.operator.port;

/** Asks for a pass of a cluster. */
@FunctionalInterface
public interface Wake {

  /**
   * Returns at once; a pass follows soon. Passes of one cluster never run beside each other, and
   * several calls before the next pass are one. A cluster that nobody knows is left alone.
   */
  void wake(String namespace, String name);
}
