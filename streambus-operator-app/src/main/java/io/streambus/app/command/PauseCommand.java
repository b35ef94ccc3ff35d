package io.streambus.app.command;

import io.streambus.api.values.PauseLevel;
import io.streambus.app.change.PauseChange;
import io.streambus.app.console.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pauses the work of the operator on a cluster. */
@Command(
    name = "pause",
    description = "Pause restarts, or all work of the operator on a cluster.",
    mixinStandardHelpOptions = true)
final class PauseCommand implements Runnable {

  /** What is paused. */
  enum Scope {
    /** Restarts, scaling and resizing. */
    ROLLOUT(PauseLevel.ROLLOUT),
    /** Everything but the status. */
    ALL(PauseLevel.EVERYTHING);

    private final PauseLevel level;

    Scope(PauseLevel pauseLevel) {
      this.level = pauseLevel;
    }
  }

  @Option(
      names = "--scope",
      paramLabel = "rollout|all",
      defaultValue = "rollout",
      description =
          "What to pause: restarts, scaling and resizing, or everything but the status (default:"
              + " ${DEFAULT-VALUE}).")
  private Scope scope = Scope.ROLLOUT;

  @Mixin private final ChangeOptions options = new ChangeOptions();

  private final Map<String, String> environment;
  private final Console console;

  PauseCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    options.apply(new PauseChange(scope.level), environment, console);
  }
}
