package io.streambus.testkit.simulation.controllers;

import java.util.HashSet;
import java.util.Set;

/**
 * What storage makes of the claims. By default a claim is bound one step after it was created, and
 * as large as it asks for one step after it did so; a pod waits for its claims.
 */
public final class Claims {

  private final Set<String> held = new HashSet<>();

  public Claims() {}

  /**
   * The claim stays Pending, as if no volume fitted. A claim that is bound stays so, and where it
   * asks for more it waits for its file system.
   */
  public void hold(String namespace, String claim) {
    held.add(key(namespace, claim));
  }

  /** The claim is bound, and as large as it asks for. */
  public void release(String namespace, String claim) {
    held.remove(key(namespace, claim));
  }

  boolean isHeld(String namespace, String claim) {
    return held.contains(key(namespace, claim));
  }

  private static String key(String namespace, String claim) {
    return namespace + "/" + claim;
  }
}
