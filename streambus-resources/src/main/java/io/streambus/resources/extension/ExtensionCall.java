package io.streambus.resources.extension;

import io.streambus.resources.ExtensionFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of an extension.
 *
 * @param extension name of the extension
 * @param operation what it is asked for, such as {@code customizing StatefulSet demo}
 */
record ExtensionCall(String extension, String operation) {

  /**
   * Returns the answer.
   *
   * @throws ExtensionException if the call ends with an exception or an error, or returns null
   */
  <T> T answer(Supplier<? extends @Nullable T> call) {
    T answer = answerOrNull(call);
    if (answer == null) {
      throw failed("null is no answer", "return a value");
    }
    return answer;
  }

  private <T> @Nullable T answerOrNull(Supplier<? extends @Nullable T> call) {
    try {
      return call.get();
    } catch (ExtensionException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      // Concerns more than the extension.
      throw e;
    } catch (Exception | Error e) {
      ForeignException thrown = ForeignException.of(e);
      throw new ExtensionException(
          new ExtensionFailure(
              extension,
              ExtensionFailure.Kind.ERROR,
              operation + " throws " + thrown.name(),
              thrown.message(),
              thrown.cause()));
    }
  }

  /** Returns an exception about an answer that cannot be used. */
  ExtensionException failed(String problem, String remedy) {
    return exception(ExtensionFailure.Kind.ERROR, problem, remedy);
  }

  /** Returns an exception about a change that is not permitted. */
  ExtensionException forbidden(String problem, String remedy) {
    return exception(ExtensionFailure.Kind.FORBIDDEN, problem, remedy);
  }

  /** Returns an exception about answers that differ. */
  ExtensionException unstable(String problem, String remedy) {
    return exception(ExtensionFailure.Kind.UNSTABLE, problem, remedy);
  }

  private ExtensionException exception(ExtensionFailure.Kind kind, String problem, String remedy) {
    return new ExtensionException(
        new ExtensionFailure(extension, kind, operation + ": " + problem, remedy));
  }
}
