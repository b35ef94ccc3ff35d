package io.streambus.testkit.simulation.apiserver;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.model.OptionalKind;
import java.util.EnumSet;
import java.util.Set;

/** Which optional APIs a simulated cluster has: none at first. */
public final class InstalledApis {

  private final ObjectStore store;
  private final Set<OptionalKind> kinds = EnumSet.noneOf(OptionalKind.class);

  public InstalledApis(ObjectStore store) {
    this.store = store;
  }

  /** Installs the API of a kind. */
  public void install(OptionalKind kind) {
    kinds.add(kind);
  }

  /** Removes the API of a kind, and with it every object of that kind. */
  public void remove(OptionalKind kind) {
    kinds.remove(kind);
    store
        .all()
        .filter(stored -> kind.type().isInstance(stored.object()))
        .forEach(stored -> store.remove(stored, Writer.MACHINERY));
  }

  /** The kinds whose API is installed, as it is now. */
  public Set<OptionalKind> kinds() {
    return ImmutableSet.copyOf(kinds);
  }

  /** Whether there can be objects such as this one. */
  boolean serve(HasMetadata object) {
    return OptionalKind.of(object.getClass()).map(kinds::contains).orElse(true);
  }
}
