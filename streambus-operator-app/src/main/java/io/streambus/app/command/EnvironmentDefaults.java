package io.streambus.app.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lets an environment variable stand in for each option that the command line does not name. */
final class EnvironmentDefaults implements IDefaultValueProvider {

  private static final String PREFIX = "STREAMBUS_OPERATOR_";

  private final Map<String, String> environment;

  EnvironmentDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  /** {@code --watch-namespaces} gives {@code STREAMBUS_OPERATOR_WATCH_NAMESPACES}. */
  static String variable(OptionSpec option) {
    String bare = option.longestName().replaceFirst("^-+", "");
    return PREFIX + bare.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The value of the variable; empty where it is unset, or set to nothing. */
  Optional<String> value(OptionSpec option) {
    return Optional.ofNullable(environment.get(variable(option))).filter(text -> !text.isBlank());
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
  }
}
