package io.streambus.app.command;

import io.streambus.app.change.RestartChange;
import io.streambus.app.console.Console;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Restarts all brokers of a cluster. */
@Command(
    name = "restart",
    description = "Restart all brokers, one at a time.",
    mixinStandardHelpOptions = true)
final class RestartCommand implements Runnable {

  @Mixin private final ChangeOptions options = new ChangeOptions();

  private final Map<String, String> environment;
  private final Console console;

  RestartCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    options.apply(new RestartChange(Instant.now()), environment, console);
  }
}
