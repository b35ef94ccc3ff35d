package io.streambus.app.command;

import io.streambus.app.change.ScaleChange;
import io.streambus.app.console.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes the number of brokers of a cluster. */
@Command(
    name = "scale",
    description = "Change the number of brokers, and confirm the full stop that this requires.",
    mixinStandardHelpOptions = true)
final class ScaleCommand implements Runnable {

  @Option(
      names = "--replicas",
      required = true,
      paramLabel = "COUNT",
      description = "Number of brokers.")
  private int replicas;

  @Mixin private final ChangeOptions options = new ChangeOptions();

  private final Map<String, String> environment;
  private final Console console;

  ScaleCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    options.apply(new ScaleChange(replicas), environment, console);
  }
}
