package io.streambus.testkit.invariants;

import java.util.List;
import org.slf4j.LoggerFactory;

/** Errors logged in this JVM by the operator, its framework and its client. */
interface LoggedErrors extends AutoCloseable {

  /** One line for each error, oldest first. */
  List<String> lines();

  @Override
  void close();

  /** Starts collecting errors if the JVM logs through Logback; otherwise collects nothing. */
  static LoggedErrors listen() {
    return LoggerFactory.getILoggerFactory()
            .getClass()
            .getName()
            .equals("ch.qos.logback.classic.LoggerContext")
        ? LogbackErrors.listen()
        : new Unsupported();
  }

  /** For JVMs that do not log through Logback. */
  final class Unsupported implements LoggedErrors {
    @Override
    public List<String> lines() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
