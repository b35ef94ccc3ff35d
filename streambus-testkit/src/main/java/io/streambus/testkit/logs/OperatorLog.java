package io.streambus.testkit.logs;

import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Lines that operators in this JVM, their framework and their client log. Only lines that go
 * through Logback are known, and only those that its configuration does not suppress.
 */
public interface OperatorLog extends AutoCloseable {

  /**
   * One line for each error since the log was opened, oldest first, in the format {@code <logger>:
   * <message> (<exception>: <its message>)}.
   */
  List<String> errors();

  /**
   * The last lines of any level, oldest first. If the JVM does not log through Logback, one line
   * says so.
   */
  List<String> tail(int lines);

  /** Forgets the lines that {@link #tail} returns, but no errors. */
  void forgetTail();

  @Override
  void close();

  /** Opens a log of what is logged from now on. */
  static OperatorLog open() {
    return LoggerFactory.getILoggerFactory()
            .getClass()
            .getName()
            .equals("ch.qos.logback.classic.LoggerContext")
        ? LogbackLog.open()
        : new UnknownLog();
  }

  /** The log of this JVM since this method was called first; must not be closed. */
  static OperatorLog shared() {
    return SharedLog.INSTANCE;
  }
}
