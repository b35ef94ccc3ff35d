package io.streambus.app.command;

import io.streambus.app.console.ExitCode;
import io.streambus.app.logging.LogFormat;
import io.streambus.app.logging.Logging;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Reports an error in the command line or the environment in one line, and refers to the help. */
final class UsageErrorHandler implements IParameterExceptionHandler {

  private final EnvironmentDefaults environment;

  UsageErrorHandler(Map<String, String> environment) {
    this.environment = new EnvironmentDefaults(environment);
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = UsageMessage.of(exception, arguments);
    String report =
        variable(exception, arguments)
            .map(source -> message.replaceFirst("option '[^']*'", "environment variable " + source))
            .orElse(message);
    if (JsonErrorReporter.isJsonRequested(command, arguments, environment)) {
      Logging.ofProcess().configure(LogFormat.JSON, Level.WARN);
      return JsonErrorReporter.reportUsage(report);
    }
    command.getErr().printf("%s: %s%n", name, report);
    command.getErr().printf("See '%s --help' for usage.%n", name);
    return ExitCode.INVALID_INPUT.code();
  }

  /** Returns the variable that set the invalid value, unless the command line sets the option. */
  private Optional<String> variable(ParameterException exception, String[] arguments) {
    return exception.getArgSpec() instanceof OptionSpec option
            && environment.value(option).isPresent()
            && Arrays.stream(arguments).noneMatch(argument -> names(argument, option))
        ? Optional.of(EnvironmentDefaults.variableName(option))
        : Optional.empty();
  }

  private static boolean names(String argument, OptionSpec option) {
    return Arrays.stream(option.names())
        .anyMatch(name -> argument.equals(name) || argument.startsWith(name + "="));
  }
}
