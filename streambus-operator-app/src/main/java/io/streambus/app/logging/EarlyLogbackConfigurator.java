package io.streambus.app.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.streambus.app.logging.Logging.LogFormat;
import org.slf4j.event.Level;

/**
 * Initial configuration of Logback. Without it, all libraries would log at debug level until the
 * command configures logging.
 */
public final class EarlyLogbackConfigurator extends ContextAwareBase implements Configurator {

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    new Logging(context).configure(LogFormat.TEXT, Level.WARN);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
