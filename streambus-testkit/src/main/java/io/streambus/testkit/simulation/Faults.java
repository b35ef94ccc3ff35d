package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Faults on demand. They concern the operator's writes alone: creations, applies, deletions, status
 * patches and events; users and the controllers of Kubernetes meet none.
 */
public final class Faults {

  private final List<FaultRule> rules = new ArrayList<>();
  private final List<WriteHook> writeHooks = new ArrayList<>();

  Faults() {}

  /** A rule for the next writes of any kind. */
  public FaultRule next(int writes) {
    return add(new FaultRule(key -> true, writes));
  }

  /** A rule for the next writes of objects of one kind. */
  public FaultRule next(int writes, Class<? extends HasMetadata> kind) {
    return add(new FaultRule(key -> key.kind().equals(HasMetadata.getKind(kind)), writes));
  }

  /** A rule for all writes of objects of one kind, until {@link #lift}. */
  public FaultRule every(Class<? extends HasMetadata> kind) {
    return next(Integer.MAX_VALUE, kind);
  }

  /**
   * The operator's process ends before a write is sent: {@link SimulatedCrashException} comes out
   * of whatever runs the operator.
   *
   * @param write the number of the write, counted from 1 from now on
   */
  public void crashBefore(int write) {
    before(write, () -> crash("before write " + write));
  }

  /** As {@link #crashBefore}, but after the write was done and before its answer was read. */
  public void crashAfter(int write) {
    writeHooks.add(new WriteHook(write, WriteHook.Side.AFTER, () -> crash("after write " + write)));
  }

  /**
   * Does something right before a write, such as an edit by a user in the midst of a pass.
   *
   * @param write the number of the write, counted from 1 from now on
   */
  public void before(int write, Runnable action) {
    writeHooks.add(new WriteHook(write, WriteHook.Side.BEFORE, action));
  }

  /** From now on everything works. */
  public void lift() {
    rules.clear();
    writeHooks.clear();
  }

  void aboutToWrite() {
    List.copyOf(writeHooks).forEach(WriteHook::aboutToWrite);
  }

  void wrote() {
    List.copyOf(writeHooks).forEach(WriteHook::wrote);
  }

  Optional<Fault> take(ObjectKey key) {
    return rules.stream().flatMap(rule -> rule.take(key).stream()).findFirst();
  }

  private FaultRule add(FaultRule rule) {
    rules.add(rule);
    return rule;
  }

  private static void crash(String moment) {
    throw new SimulatedCrashException(moment);
  }
}
