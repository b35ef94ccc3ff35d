package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

  /**
   * The API server rejects the request with an HTTP status code from 400 to 499, or has failed for
   * some time to execute it, with 429 or a code from 500 to 599.
   *
   * @param code HTTP status code of the response
   * @param message message of the response, such as the reason of an admission webhook
   */
  public void reject(int code, String message) {
    fault = write -> new WriteResult.Rejected(code, message);
  }

  /** The API server rejects the request because the namespace is being deleted. */
  public void rejectAsNamespaceTerminating() {
    fault =
        write -> {
          throw new NamespaceTerminatingException(
              "a write", new IllegalStateException("the namespace is terminating"));
        };
  }

  /** The request does not reach the API server. */
  public void loseRequest() {
    fault =
        write -> {
          throw unavailable("the request");
        };
  }

  /** The API server executes the request, but its response does not reach the operator. */
  public void loseResponse() {
    fault =
        write -> {
          throw unavailable(write.get());
        };
  }

  Optional<Fault> faultFor(ObjectKey key) {
    if (fault == null || remaining == 0 || !matches.test(key)) {
      return Optional.empty();
    }
    remaining--;
    return Optional.of(fault);
  }

  private static KubernetesUnavailableException unavailable(Object lost) {
    return new KubernetesUnavailableException(
        "a write", new IllegalStateException("the simulated network lost " + lost));
  }

  /** Replaces the normal outcome of a write. */
  @FunctionalInterface
  interface Fault {

    /**
     * Returns the result of a write that encounters this fault.
     *
     * @param write executes the write
     */
    WriteResult inject(Supplier<WriteResult> write);
  }
}
