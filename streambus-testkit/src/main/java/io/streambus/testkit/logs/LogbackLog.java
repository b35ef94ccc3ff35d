package io.streambus.testkit.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.google.common.collect.EvictingQueue;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/**
 * Collects what is logged through Logback. No other class refers to Logback, which is an optional
 * dependency.
 */
final class LogbackLog extends AppenderBase<ILoggingEvent> implements OperatorLog {

  private static final List<String> LOGGERS =
      ImmutableList.of("io.streambus.operator", "io.javaoperatorsdk", "io.fabric8.kubernetes");

  private static final int MAX_LINES = 200;

  private final List<String> errors = new ArrayList<>();
  private final EvictingQueue<String> recent = EvictingQueue.create(MAX_LINES);

  private LogbackLog() {}

  static LogbackLog open() {
    LogbackLog log = new LogbackLog();
    log.setContext(context());
    log.start();
    LOGGERS.forEach(name -> logger(name).addAppender(log));
    return log;
  }

  @Override
  public synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public synchronized List<String> tail(int lines) {
    return recent.stream().skip(Math.max(0, recent.size() - lines)).toList();
  }

  @Override
  public synchronized void forgetTail() {
    recent.clear();
  }

  @Override
  public void close() {
    LOGGERS.forEach(name -> logger(name).detachAppender(this));
    stop();
  }

  @Override
  protected synchronized void append(ILoggingEvent event) {
    String line = line(event);
    if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
      errors.add(line);
    }
    recent.add("%s %s %s".formatted(event.getInstant(), event.getLevel(), line + pairs(event)));
  }

  private static String line(ILoggingEvent event) {
    IThrowableProxy cause = event.getThrowableProxy();
    String text = event.getLoggerName() + ": " + event.getFormattedMessage();
    return cause == null
        ? text
        : text + " (" + cause.getClassName() + ": " + cause.getMessage() + ")";
  }

  private static String pairs(ILoggingEvent event) {
    return event.getKeyValuePairs() == null
        ? ""
        : event.getKeyValuePairs().stream()
            .map(pair -> " " + pair.key + "=" + pair.value)
            .collect(Collectors.joining());
  }

  private static Logger logger(String name) {
    return context().getLogger(name);
  }

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }
}
