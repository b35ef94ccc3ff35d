package io.streambus.testkit.controllers.storage;

import io.streambus.api.stability.PublicApi;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Controls whether claims are bound and resized. By default, a claim is bound one step after its
 * creation, and resized one step after its request grows. A pod does not start before its claims
 * are bound.
 */
@PublicApi
public final class Claims {

  private final Set<String> blocked = ConcurrentHashMap.newKeySet();

  /** Creates settings by which every claim is bound and resized. */
  public Claims() {}

  /**
   * Keeps a claim Pending, as if no volume were available. A bound claim stays bound, but if its
   * request grows, it waits for a file system resize.
   *
   * @param namespace namespace of the claim
   * @param claim name of the PersistentVolumeClaim, which need not exist yet
   */
  public void block(String namespace, String claim) {
    blocked.add(key(namespace, claim));
  }

  /**
   * Lets a claim be bound and resized again.
   *
   * @param namespace namespace of the claim
   * @param claim name of the PersistentVolumeClaim
   */
  public void unblock(String namespace, String claim) {
    blocked.remove(key(namespace, claim));
  }

  boolean isBlocked(String namespace, String claim) {
    return blocked.contains(key(namespace, claim));
  }

  private static String key(String namespace, String claim) {
    return namespace + "/" + claim;
  }
}
