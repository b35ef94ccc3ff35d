package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.function.Supplier;

/** A fault that replaces the normal outcome of a write. */
sealed interface Fault {

  /**
   * Returns the result of a write that encounters this fault.
   *
   * @param write executes the write
   */
  WriteResult inject(Supplier<WriteResult> write);

  /** The API server rejects the request. */
  record Rejection(int code, String message) implements Fault {
    @Override
    public WriteResult inject(Supplier<WriteResult> write) {
      return new WriteResult.Rejected(code, message);
    }
  }

  /** The API server rejects the request because the namespace is being deleted. */
  record NamespaceTerminating() implements Fault {
    @Override
    public WriteResult inject(Supplier<WriteResult> write) {
      throw new NamespaceTerminatingException(
          "a write", new IllegalStateException("the namespace is terminating"));
    }
  }

  /** The request does not reach the API server. */
  record LostRequest() implements Fault {
    @Override
    public WriteResult inject(Supplier<WriteResult> write) {
      throw unavailable("the request");
    }
  }

  /** The API server executes the request, but its response does not reach the client. */
  record LostResponse() implements Fault {
    @Override
    public WriteResult inject(Supplier<WriteResult> write) {
      throw unavailable(write.get());
    }
  }

  private static KubernetesUnavailableException unavailable(Object lost) {
    return new KubernetesUnavailableException(
        "a write", new IllegalStateException("the simulated network lost " + lost));
  }
}
