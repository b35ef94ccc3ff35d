package io.streambus.testkit.junit;

import java.util.function.BooleanSupplier;

/** An operator that an {@link OperatorStarter} has started. */
public interface RunningOperator extends AutoCloseable {

  /**
   * Combines methods of a program.
   *
   * @param healthy returns whether the operator need not be replaced by another one
   * @param stop stops the operator, within a few seconds: no request follows
   * @return the operator
   */
  static RunningOperator of(BooleanSupplier healthy, Runnable stop) {
    return new RunningOperator() {
      @Override
      public boolean isHealthy() {
        return healthy.getAsBoolean();
      }

      @Override
      public void close() {
        stop.run();
      }
    };
  }

  /**
   * {@return whether the operator need not be replaced by another one} See {@link
   * TestOperator#isHealthy}.
   */
  boolean isHealthy();

  /**
   * Stops the operator, within a few seconds: no request follows. Called after the last test of the
   * class, and when a test stops or restarts it. An exception, or a minute, fails that test or
   * class.
   */
  @Override
  void close();
}
