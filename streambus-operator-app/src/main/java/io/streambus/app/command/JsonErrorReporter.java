package io.streambus.app.command;

import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.app.logging.Logging.LogFormat;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Reports failures of {@code run} in the log if its format is JSON, because log collectors parse
 * every line of the process.
 */
final class JsonErrorReporter {

  private static final Logger log = LoggerFactory.getLogger(JsonErrorReporter.class);

  private static final String LOG_FORMAT = "--log-format";

  private JsonErrorReporter() {}

  /** Logs the failure, with its stack trace if it is unexpected, and returns the exit code. */
  static int report(RuntimeException failure) {
    if (failure instanceof CommandException expected) {
      log.atError().log(expected.getMessage());
      return expected.exitCode().code();
    }
    log.atError().setCause(failure).log("Unexpected failure");
    return ExitCode.FAILED.code();
  }

  /** Logs an error in the command line or the environment, and returns the exit code. */
  static int reportUsage(String message) {
    log.atError().log(message);
    return ExitCode.INVALID_INPUT.code();
  }

  /**
   * Returns whether JSON logs are requested. Reads the unparsed arguments, because the command line
   * may be invalid.
   */
  static boolean isJsonRequested(
      CommandLine command, String[] arguments, EnvironmentDefaults environment) {
    return Optional.ofNullable(command.getCommandSpec().findOption(LOG_FORMAT))
        .flatMap(option -> argument(arguments).or(() -> environment.value(option)))
        .filter(LogFormat.JSON.name()::equalsIgnoreCase)
        .isPresent();
  }

  private static Optional<String> argument(String[] arguments) {
    Optional<String> value = Optional.empty();
    for (Iterator<String> remaining = Arrays.asList(arguments).iterator(); remaining.hasNext(); ) {
      String argument = remaining.next();
      if (argument.startsWith(LOG_FORMAT + "=")) {
        value = Optional.of(argument.substring(LOG_FORMAT.length() + 1));
      } else if (argument.equals(LOG_FORMAT) && remaining.hasNext()) {
        value = Optional.of(remaining.next());
      }
    }
    return value;
  }
}
