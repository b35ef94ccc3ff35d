package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import java.util.Optional;
import java.util.function.Supplier;

/** Executes the writes of the operator: logs them and injects faults. */
final class SimulatedWrites {

  private final ObjectStore store;
  private final Faults faults;
  private final RequestLog log;

  SimulatedWrites(ObjectStore store, Faults faults, RequestLog log) {
    this.store = store;
    this.faults = faults;
    this.log = log;
  }

  WriteResult run(Verb verb, ObjectKey key, Supplier<WriteResult> write) {
    faults.aboutToWrite();
    Optional<Fault> fault = faults.take(key);
    long version = store.version();
    Request.Answer outcome = Request.Answer.UNAVAILABLE;
    try {
      WriteResult result = fault.isPresent() ? fault.get().answer(write) : write.get();
      outcome = outcome(result, store.version() != version);
      faults.wrote();
      return result;
    } finally {
      log.add(new Request(verb, key, outcome));
    }
  }

  private static Request.Answer outcome(WriteResult result, boolean changed) {
    if (result instanceof WriteResult.Done) {
      return changed ? Request.Answer.CHANGED : Request.Answer.UNCHANGED;
    }
    return result instanceof WriteResult.AlreadyExists
        ? Request.Answer.TAKEN
        : Request.Answer.REFUSED;
  }
}
