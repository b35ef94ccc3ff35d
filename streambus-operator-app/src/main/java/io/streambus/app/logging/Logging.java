package io.streambus.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.javaoperatorsdk.operator.api.config.Utils;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** Logging of the process. Logs go to stderr because stdout is reserved for results. */
public final class Logging {

  private static final String OPERATOR = "io.streambus";

  /** Warns about every use of an API version other than v1, including that of the CRD. */
  private static final String API_VERSIONS =
      "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils";

  /** Would log all requests and responses, including tokens and Secrets. */
  private static final String HTTP_TRAFFIC =
      "io.fabric8.kubernetes.client.http.HttpLoggingInterceptor";

  private final LoggerContext context;

  /** Levels that apply unless others are set. */
  private Map<String, org.slf4j.event.Level> defaults = Map.of();

  private Set<String> loggers = Set.of();

  Logging(LoggerContext context) {
    this.context = context;
  }

  /** Returns the logging of this JVM. */
  public static Logging ofProcess() {
    return new Logging((LoggerContext) LoggerFactory.getILoggerFactory());
  }

  /**
   * Replaces the current configuration.
   *
   * @param level log level of the operator; libraries log only warnings and errors
   */
  public void configure(LogFormat format, org.slf4j.event.Level level) {
    // Lines of a reconciliation name their cluster; the SDK would add seven fields that say the
    // same.
    System.setProperty(Utils.USE_MDC_ENV_KEY, "false");
    context.reset();
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setTarget(ConsoleTarget.SystemErr.getName());
    console.setEncoder(encoder(format));
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    defaults =
        Map.of(
            Logger.ROOT_LOGGER_NAME,
            org.slf4j.event.Level.WARN,
            OPERATOR,
            level,
            API_VERSIONS,
            org.slf4j.event.Level.ERROR);
    setLevels(Map.of());
    // By default, the JVM prints it as plain text.
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) ->
            context
                .getLogger(Logging.class)
                .atError()
                .addKeyValue("thread", thread.getName())
                .setCause(failure)
                .log("Uncaught exception"));
  }

  /**
   * Replaces the levels that the last call set. Other loggers have their default level.
   *
   * @param levels level of each logger
   */
  void setLevels(Map<String, org.slf4j.event.Level> levels) {
    Map<String, org.slf4j.event.Level> next = new HashMap<>(defaults);
    next.putAll(levels);
    next.put(HTTP_TRAFFIC, org.slf4j.event.Level.INFO);
    next.forEach(
        (name, level) -> context.getLogger(name).setLevel(Level.convertAnSLF4JLevel(level)));
    Sets.difference(loggers, next.keySet()).forEach(name -> context.getLogger(name).setLevel(null));
    loggers = ImmutableSet.copyOf(next.keySet());
  }

  private Encoder<ILoggingEvent> encoder(LogFormat format) {
    return switch (format) {
      case TEXT -> text();
      case JSON -> json();
    };
  }

  private Encoder<ILoggingEvent> text() {
    var layout = new TextLayout();
    layout.setContext(context);
    layout.start();
    var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  private Encoder<ILoggingEvent> json() {
    var encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMarkers(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }

  /** Format of log lines. */
  public enum LogFormat {
    /** Human-readable text. */
    TEXT,
    /** One JSON object per line. */
    JSON
  }
}
