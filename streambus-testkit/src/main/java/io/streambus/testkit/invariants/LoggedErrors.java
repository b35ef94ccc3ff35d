package io.streambus.testkit.invariants;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  /**
   * Collects errors logged through Logback. This is a separate class because Logback is an optional
   * dependency.
   */
  final class LogbackErrors extends AppenderBase<ILoggingEvent> implements LoggedErrors {

    private static final List<String> LOGGERS =
        ImmutableList.of("io.streambus.operator", "io.javaoperatorsdk", "io.fabric8.kubernetes");

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    private LogbackErrors() {}

    static LogbackErrors listen() {
      LogbackErrors errors = new LogbackErrors();
      errors.setContext(context());
      errors.start();
      LOGGERS.forEach(name -> logger(name).addAppender(errors));
      return errors;
    }

    @Override
    public List<String> lines() {
      return ImmutableList.copyOf(lines);
    }

    @Override
    public void close() {
      LOGGERS.forEach(name -> logger(name).detachAppender(this));
      stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
        lines.add(line(event));
      }
    }

    private static String line(ILoggingEvent event) {
      IThrowableProxy cause = event.getThrowableProxy();
      String text = event.getLoggerName() + ": " + event.getFormattedMessage();
      return cause == null
          ? text
          : text + " (" + cause.getClassName() + ": " + cause.getMessage() + ")";
    }

    private static Logger logger(String name) {
      return context().getLogger(name);
    }

    private static LoggerContext context() {
      return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
  }
}
