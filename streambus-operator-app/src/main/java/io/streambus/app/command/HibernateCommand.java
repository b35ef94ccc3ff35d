package io.streambus.app.command;

import io.streambus.app.change.HibernateChange;
import io.streambus.app.console.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops all brokers of a cluster. */
@Command(
    name = "hibernate",
    description = "Stop all brokers; volumes and configuration stay.",
    mixinStandardHelpOptions = true)
final class HibernateCommand implements Runnable {

  @Mixin private final ChangeOptions options = new ChangeOptions();

  private final Map<String, String> environment;
  private final Console console;

  HibernateCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    options.apply(new HibernateChange(), environment, console);
  }
}
