package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says what shall happen to certain writes. Until one of its methods is called, nothing does. */
public final class FaultRule {

  private final Predicate<ObjectKey> concerned;
  private int left;
  private @Nullable Fault fault;

  FaultRule(Predicate<ObjectKey> concerned, int writes) {
    this.concerned = concerned;
    this.left = writes;
  }

  /** The server refuses, with an HTTP status from 400 to 499. */
  public void reject(int code, String message) {
    fault = new Fault.Refusal(code, message);
  }

  /** The server refuses, because the namespace is being deleted. */
  public void rejectAsNamespaceTerminating() {
    fault = new Fault.NamespaceTermination();
  }

  /** The requests do not get to the server. */
  public void loseRequest() {
    fault = new Fault.Unavailability();
  }

  /** The server does what is asked, but its answers do not get back. */
  public void loseAnswer() {
    fault = new Fault.LostAnswer();
  }

  Optional<Fault> take(ObjectKey key) {
    if (fault == null || left == 0 || !concerned.test(key)) {
      return Optional.empty();
    }
    left--;
    return Optional.of(fault);
  }
}
