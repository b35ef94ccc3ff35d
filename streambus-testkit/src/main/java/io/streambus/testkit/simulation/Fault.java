package io.streambus.testkit.simulation;

import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.function.Supplier;

/** What happens to a write instead of its being done. */
sealed interface Fault {

  /** The answer to a write that meets this fault. */
  WriteResult answer(Supplier<WriteResult> write);

  /** The server says no. */
  record Refusal(int code, String message) implements Fault {
    @Override
    public WriteResult answer(Supplier<WriteResult> write) {
      return new WriteResult.Rejected(code, message);
    }
  }

  /** The namespace is being deleted. */
  record NamespaceTermination() implements Fault {
    @Override
    public WriteResult answer(Supplier<WriteResult> write) {
      throw new NamespaceTerminatingException(
          "a write", new IllegalStateException("the namespace is being terminated"));
    }
  }

  /** The request is lost on its way there. */
  record Unavailability() implements Fault {
    @Override
    public WriteResult answer(Supplier<WriteResult> write) {
      throw unavailable("the request");
    }
  }

  /** The answer is lost on its way back. */
  record LostAnswer() implements Fault {
    @Override
    public WriteResult answer(Supplier<WriteResult> write) {
      throw unavailable(write.get());
    }
  }

  private static KubernetesUnavailableException unavailable(Object lost) {
    return new KubernetesUnavailableException(
        "a write", new IllegalStateException("the simulated network lost " + lost));
  }
}
