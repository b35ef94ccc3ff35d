package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.testkit.simulation.FaultRule.Fault;
import io.streambus.testkit.simulation.Request.Verb;
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
    faults.writeStarting();
    Optional<Fault> fault = faults.faultFor(key);
    long version = store.resourceVersion();
    Request.Outcome outcome = Request.Outcome.UNAVAILABLE;
    try {
      WriteResult result = fault.isPresent() ? fault.get().inject(write) : write.get();
      outcome = outcome(result, store.resourceVersion() != version);
      faults.writeFinished();
      return result;
    } finally {
      log.add(new Request(verb, key, outcome));
    }
  }

  private static Request.Outcome outcome(WriteResult result, boolean changed) {
    if (result instanceof WriteResult.Success) {
      return changed ? Request.Outcome.CHANGED : Request.Outcome.UNCHANGED;
    }
    return result instanceof WriteResult.AlreadyExists
        ? Request.Outcome.ALREADY_EXISTS
        : Request.Outcome.REJECTED;
  }
}
