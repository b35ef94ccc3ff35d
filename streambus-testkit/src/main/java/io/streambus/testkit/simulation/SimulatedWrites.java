package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import java.util.Optional;
import java.util.function.Supplier;

/** The writes of the operator: logged, and met by faults. */
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
    Request.Answer answer = Request.Answer.UNAVAILABLE;
    try {
      WriteResult result = fault.isPresent() ? fault.get().answer(write) : write.get();
      answer = answer(result, store.version() != version);
      faults.wrote();
      return result;
    } finally {
      log.add(new Request(verb, key, answer));
    }
  }

  private static Request.Answer answer(WriteResult result, boolean changed) {
    if (result instanceof WriteResult.Done) {
      return changed ? Request.Answer.CHANGED : Request.Answer.UNCHANGED;
    }
    return result instanceof WriteResult.AlreadyExists
        ? Request.Answer.TAKEN
        : Request.Answer.REFUSED;
  }
}
