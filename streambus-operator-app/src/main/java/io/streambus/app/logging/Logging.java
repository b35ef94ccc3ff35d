package io.streambus.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import io.javaoperatorsdk.operator.api.config.Utils;
import org.slf4j.LoggerFactory;

/** Logging of the process. Logs go to stderr because stdout is reserved for results. */
public final class Logging {

  private static final String TEXT_PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%replace( %kvp){'^ $', ''}"
          + "%replace( namespace=\"%X{namespace}\" cluster=\"%X{cluster}\""
          + " reconcileId=\"%X{reconcileId}\"){' namespace=\"\".*', ''}%n";

  private final LoggerContext context;

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
    root.setLevel(Level.WARN);
    root.addAppender(console);
    context.getLogger("io.streambus").setLevel(Level.convertAnSLF4JLevel(level));
    // Warns about every use of an API version other than v1, including that of the CRD.
    context
        .getLogger("io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils")
        .setLevel(Level.ERROR);
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

  private Encoder<ILoggingEvent> encoder(LogFormat format) {
    return switch (format) {
      case TEXT -> text();
      case JSON -> json();
    };
  }

  private Encoder<ILoggingEvent> text() {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(TEXT_PATTERN);
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
}
