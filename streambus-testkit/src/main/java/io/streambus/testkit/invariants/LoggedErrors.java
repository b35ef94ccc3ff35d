package io.streambus.testkit.invariants;

import java.util.List;
import org.slf4j.LoggerFactory;

/** The errors that the operator, its framework and its client logged in this JVM. */
interface LoggedErrors extends AutoCloseable {

  /** One line each, oldest first. */
  List<String> lines();

  @Override
  void close();

  /**
   * Listens from now on where the logs of the JVM go to Logback; where they go elsewhere, there is
   * nothing to hear.
   */
  static LoggedErrors listen() {
    return LoggerFactory.getILoggerFactory()
            .getClass()
            .getName()
            .equals("ch.qos.logback.classic.LoggerContext")
        ? LogbackErrors.listen()
        : new Nothing();
  }

  /** Of another logger. */
  final class Nothing implements LoggedErrors {
    @Override
    public List<String> lines() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
