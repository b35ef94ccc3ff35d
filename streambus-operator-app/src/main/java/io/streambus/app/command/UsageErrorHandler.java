package io.streambus.app.command;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.ExitCode;
import io.streambus.app.logging.Logging;
import io.streambus.app.logging.Logging.LogFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Reports an error in the command line or the environment in one line, and refers to the help. */
final class UsageErrorHandler implements IParameterExceptionHandler {

  private static final int MAX_LENGTH = 1_000;
  private static final Splitter VALUES = Splitter.onPattern("[=,]");

  private final EnvironmentDefaults environment;

  UsageErrorHandler(Map<String, String> environment) {
    this.environment = new EnvironmentDefaults(environment);
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = message(exception, arguments);
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

  /**
   * Returns the message of the error, with excerpts of the arguments that it repeats, in one line
   * of bounded length.
   */
  private static String message(ParameterException exception, String[] arguments) {
    String message = String.valueOf(exception.getMessage());
    Stream<String> inputs =
        Stream.concat(
            Arrays.stream(arguments), Stream.of(Strings.nullToEmpty(exception.getValue())));
    // An argument precedes its parts, such as the value of an option.
    for (String input :
        inputs
            .flatMap(argument -> Stream.concat(Stream.of(argument), VALUES.splitToStream(argument)))
            .filter(text -> !ExternalText.line(text, ExternalText.MAX_VALUE).equals(text))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList()) {
      message = message.replace(input, ExternalText.line(input, ExternalText.MAX_VALUE));
    }
    return ExternalText.line(message, MAX_LENGTH);
  }
}
