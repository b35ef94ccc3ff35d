package io.streambus.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that an error in one reconciliation is retried like an exception. Otherwise, a cluster
 * would not be reconciled again, even after its spec is corrected.
 */
class ReconcileErrorExceptionTest {

  static Stream<Error> errors() {
    return Stream.of(
        new StackOverflowError(),
        new NoClassDefFoundError("a"),
        new AssertionError("a"),
        new InternalError("a"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorBecomesException(Error error) {
    assertThatThrownBy(() -> ReconcileErrorException.insteadOfError(failing(error)))
        .isInstanceOf(ReconcileErrorException.class)
        .hasMessage(error.toString());
  }

  /** The whole trace would fill pages of the log each time the reconciliation is retried. */
  @Test
  void exceptionHasLastCallsOfError() {
    assertThatThrownBy(
            () -> ReconcileErrorException.insteadOfError(ReconcileErrorExceptionTest::overflow))
        .satisfies(
            exception ->
                assertThat(exception.getStackTrace())
                    .hasSizeBetween(2, 20)
                    .anyMatch(call -> call.getMethodName().equals("overflow")));
  }

  @Test
  void exhaustedMemoryStaysError() {
    Error error = new OutOfMemoryError();
    assertThatThrownBy(() -> ReconcileErrorException.insteadOfError(failing(error)))
        .isSameAs(error);
  }

  @Test
  void exceptionsAndResultsRemain() {
    RuntimeException exception = new IllegalStateException();
    assertThatThrownBy(
            () ->
                ReconcileErrorException.insteadOfError(
                    () -> {
                      throw exception;
                    }))
        .isSameAs(exception);
    assertThat(ReconcileErrorException.insteadOfError(() -> 7)).isEqualTo(7);
  }

  private static Supplier<String> failing(Error error) {
    return () -> {
      throw error;
    };
  }

  @SuppressWarnings("InfiniteRecursion") // On purpose.
  private static String overflow() {
    return overflow();
  }
}
