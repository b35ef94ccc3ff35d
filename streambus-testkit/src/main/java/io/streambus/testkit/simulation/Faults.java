package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.simulation.FaultRule.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Injects faults into writes of the operator: creations, applies, deletions, status patches and
 * events. Writes of users and of Kubernetes controllers are not affected.
 */
public final class Faults {

  private final List<FaultRule> rules = new ArrayList<>();
  private final List<WriteHook> writeHooks = new ArrayList<>();

  Faults() {}

  /**
   * Returns a rule for the next writes of any kind.
   *
   * @param writes number of writes that the rule applies to
   * @return the rule, which has no effect until one of its methods is called
   */
  public FaultRule nextWrites(int writes) {
    return add(new FaultRule(key -> true, writes));
  }

  /**
   * Returns a rule for the next writes of objects of one kind.
   *
   * @param writes number of writes that the rule applies to
   * @param kind class of the objects, such as {@code ConfigMap.class}
   * @return the rule, which has no effect until one of its methods is called
   */
  public FaultRule nextWrites(int writes, Class<? extends HasMetadata> kind) {
    return add(new FaultRule(key -> key.kind().equals(HasMetadata.getKind(kind)), writes));
  }

  /**
   * Returns a rule for all writes of objects of one kind, until {@link #clear} is called.
   *
   * @param kind class of the objects, such as {@code ConfigMap.class}
   * @return the rule, which has no effect until one of its methods is called
   */
  public FaultRule everyWrite(Class<? extends HasMetadata> kind) {
    return nextWrites(Integer.MAX_VALUE, kind);
  }

  /**
   * Crashes the operator before it sends a write: {@link SimulatedCrashException} is thrown from
   * the method that runs the operator.
   *
   * @param write number of the write, counted from 1 starting now
   */
  public void crashBeforeWrite(int write) {
    beforeWrite(write, () -> crash("before write " + write));
  }

  /**
   * As {@link #crashBeforeWrite}, but after the write is executed and before its response is read.
   *
   * @param write number of the write, counted from 1 starting now
   */
  public void crashAfterWrite(int write) {
    writeHooks.add(new WriteHook(write, WriteHook.Side.AFTER, () -> crash("after write " + write)));
  }

  /**
   * Runs an action immediately before a write, such as an edit by a user during a reconciliation.
   *
   * @param write number of the write, counted from 1 starting now
   * @param action what runs, once; an exception from it is thrown from the method that runs the
   *     operator
   */
  public void beforeWrite(int write, Runnable action) {
    writeHooks.add(new WriteHook(write, WriteHook.Side.BEFORE, action));
  }

  /** Removes all rules, crashes and actions. */
  public void clear() {
    rules.clear();
    writeHooks.clear();
  }

  void writeStarting() {
    List.copyOf(writeHooks).forEach(WriteHook::writeStarting);
  }

  void writeFinished() {
    List.copyOf(writeHooks).forEach(WriteHook::writeFinished);
  }

  Optional<Fault> faultFor(ObjectKey key) {
    return rules.stream().flatMap(rule -> rule.faultFor(key).stream()).findFirst();
  }

  private FaultRule add(FaultRule rule) {
    rules.add(rule);
    return rule;
  }

  private static void crash(String when) {
    throw new SimulatedCrashException(when);
  }

  /** Runs an action once, before or after a certain write. */
  private static final class WriteHook {

    /** When the action runs, relative to the write. */
    enum Side {
      BEFORE,
      AFTER
    }

    private final Side side;
    private final Runnable action;
    private int writesLeft;

    WriteHook(int write, Side side, Runnable action) {
      this.writesLeft = write;
      this.side = side;
      this.action = action;
    }

    void writeStarting() {
      writesLeft--;
      runIf(Side.BEFORE);
    }

    void writeFinished() {
      runIf(Side.AFTER);
    }

    private void runIf(Side now) {
      if (writesLeft == 0 && side == now) {
        action.run();
      }
    }
  }

  /**
   * Represents a crash of the operator process. The operator instance must not be used afterwards.
   */
  public static final class SimulatedCrashException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SimulatedCrashException(String when) {
      super("simulated crash " + when);
    }
  }
}
