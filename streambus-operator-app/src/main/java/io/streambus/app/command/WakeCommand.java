package io.streambus.app.command;

import io.streambus.app.change.WakeChange;
import io.streambus.app.console.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the brokers of a hibernated cluster. */
@Command(
    name = "wake",
    description = "Start the brokers of a hibernated cluster.",
    mixinStandardHelpOptions = true)
final class WakeCommand implements Runnable {

  @Mixin private final ChangeOptions options = new ChangeOptions();

  private final Map<String, String> environment;
  private final Console console;

  WakeCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    options.apply(new WakeChange(), environment, console);
  }
}
