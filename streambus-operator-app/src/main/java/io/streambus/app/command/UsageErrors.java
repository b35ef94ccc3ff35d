package io.streambus.app.command;

import io.streambus.app.console.ExitCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Tells in one line what is wrong with the command line or the environment, and where to look. */
final class UsageErrors implements IParameterExceptionHandler {

  private final EnvironmentDefaults environment;

  UsageErrors(Map<String, String> environment) {
    this.environment = new EnvironmentDefaults(environment);
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = String.valueOf(wrong.getMessage());
    String told =
        variable(wrong, arguments)
            .map(source -> message.replaceFirst("option '[^']*'", "environment variable " + source))
            .orElse(message);
    command.getErr().printf("%s: %s%n", name, told);
    command.getErr().printf("'%s --help' shows what is allowed.%n", name);
    return ExitCode.UNUSABLE.number();
  }

  /** The variable that the wrong value came from, unless the command line names the option. */
  private Optional<String> variable(ParameterException wrong, String[] arguments) {
    return wrong.getArgSpec() instanceof OptionSpec option
            && environment.value(option).isPresent()
            && Arrays.stream(arguments).noneMatch(argument -> names(argument, option))
        ? Optional.of(EnvironmentDefaults.variable(option))
        : Optional.empty();
  }

  private static boolean names(String argument, OptionSpec option) {
    return Arrays.stream(option.names())
        .anyMatch(name -> argument.equals(name) || argument.startsWith(name + "="));
  }
}
