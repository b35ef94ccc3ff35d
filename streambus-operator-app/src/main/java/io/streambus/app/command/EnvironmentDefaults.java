package io.streambus.app.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Reads the options that the command line omits from environment variables. */
final class EnvironmentDefaults implements IDefaultValueProvider {

  private static final String PREFIX = "STREAMBUS_OPERATOR_";

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Returns the variable of an option, such as {@code STREAMBUS_OPERATOR_WATCH_NAMESPACES} for
   * {@code --watch-namespaces}.
   */
  static String variableName(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "");
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Returns the value of the variable; empty if it is unset or blank. */
  Optional<String> value(OptionSpec option) {
    return Optional.ofNullable(environment.get(variableName(option)))
        .filter(text -> !text.isBlank());
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
  }
}
