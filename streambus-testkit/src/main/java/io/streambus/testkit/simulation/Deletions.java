package io.streambus.testkit.simulation;

import io.streambus.testkit.controllers.GarbageCollector;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.decision.Write;
import io.streambus.testkit.controllers.storage.ClaimProtection;
import io.streambus.testkit.invariants.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deletes objects and, at once, what garbage collection deletes with them. */
final class Deletions {

  private final ClusterState state;
  private final ControllerWrites writes;
  private final GarbageCollector garbageCollector = new GarbageCollector();
  private final ClaimProtection claimProtection = new ClaimProtection();

  Deletions(ClusterState state, ControllerWrites writes) {
    this.state = state;
    this.writes = writes;
  }

  /** Deletes an object, then everything that only it owns. */
  void delete(StoredObject object, Actor writer) {
    delete(object, Optional.empty(), writer);
  }

  /** Deletes everything that blocks the deletion of an object, then the object. */
  void deleteInForeground(StoredObject object, Actor writer) {
    delete(object, Optional.of(GarbageCollector.FOREGROUND), writer);
  }

  /** Deletes an object but not its dependents, and removes it from their owner references. */
  void deleteOrphaningDependents(StoredObject object, Actor writer) {
    delete(object, Optional.of(GarbageCollector.ORPHAN), writer);
  }

  private void delete(StoredObject object, Optional<String> finalizer, Actor writer) {
    writes.delete(object, finalizer, writer);
    collect(writer);
  }

  /** Deletes objects whose owners do not exist. */
  void collect(Actor writer) {
    List<Write> due = due();
    while (!due.isEmpty()) {
      due.forEach(write -> writes.execute(write, writer));
      due = due();
    }
  }

  private List<Write> due() {
    return Stream.of(garbageCollector, claimProtection)
        .flatMap(controller -> controller.decide(state).stream())
        .toList();
  }
}
