package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.ObjectKey;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Specifies what happens to certain writes. Until one of its methods is called, the writes succeed.
 */
public final class FaultRule {

  private final Predicate<ObjectKey> matches;
  private int remaining;
  private @Nullable Fault fault;

  FaultRule(Predicate<ObjectKey> matches, int writes) {
    this.matches = matches;
    this.remaining = writes;
  }

  /** The API server rejects the request with an HTTP status code from 400 to 499. */
  public void reject(int code, String message) {
    fault = new Fault.Rejection(code, message);
  }

  /** The API server rejects the request because the namespace is being deleted. */
  public void rejectAsNamespaceTerminating() {
    fault = new Fault.NamespaceTerminating();
  }

  /** The request does not reach the API server. */
  public void loseRequest() {
    fault = new Fault.LostRequest();
  }

  /** The API server executes the request, but its response does not reach the operator. */
  public void loseResponse() {
    fault = new Fault.LostResponse();
  }

  Optional<Fault> faultFor(ObjectKey key) {
    if (fault == null || remaining == 0 || !matches.test(key)) {
      return Optional.empty();
    }
    remaining--;
    return Optional.of(fault);
  }
}
