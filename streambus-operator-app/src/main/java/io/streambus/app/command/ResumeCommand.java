package io.streambus.app.command;

import io.streambus.app.change.ResumeChange;
import io.streambus.app.console.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the pause of a cluster. */
@Command(
    name = "resume",
    description = "End a pause: changes that are waiting take effect.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Runnable {

  @Mixin private final ChangeOptions options = new ChangeOptions();

  private final Map<String, String> environment;
  private final Console console;

  ResumeCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    options.apply(new ResumeChange(), environment, console);
  }
}
