package io.streambus.testkit.simulation;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.model.OptionalKind;
import io.streambus.testkit.invariants.Actor;
import java.util.EnumSet;
import java.util.Set;

/** Optional APIs that a simulated cluster serves. Initially there are none. */
public final class InstalledApis {

  private final ObjectStore store;
  private final Set<OptionalKind> kinds = EnumSet.noneOf(OptionalKind.class);

  InstalledApis(ObjectStore store) {
    this.store = store;
  }

  /**
   * Installs the API of a kind.
   *
   * @param kind a kind that the operator uses only where it is available
   */
  public void install(OptionalKind kind) {
    kinds.add(kind);
  }

  /**
   * Removes the API of a kind, and every object of that kind.
   *
   * @param kind the kind that is no longer served; no effect if it is not installed
   */
  public void remove(OptionalKind kind) {
    kinds.remove(kind);
    store
        .all()
        .filter(stored -> kind.type().isInstance(stored.object()))
        .forEach(stored -> store.remove(stored, Actor.CONTROLLERS));
  }

  /**
   * Returns a copy of the kinds whose API is installed.
   *
   * @return the kinds, an immutable copy
   */
  public Set<OptionalKind> kinds() {
    return ImmutableSet.copyOf(kinds);
  }

  /** Whether the API of an object is served. */
  boolean serves(HasMetadata object) {
    return OptionalKind.of(object.getClass()).map(kinds::contains).orElse(true);
  }
}
