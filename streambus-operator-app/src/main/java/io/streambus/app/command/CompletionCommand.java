package io.streambus.app.command;

import io.streambus.app.completion.BashCompletion;
import io.streambus.app.completion.FishCompletion;
import io.streambus.app.console.Console;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints scripts that complete the arguments of the program. */
@Command(
    name = "completion",
    description = "Print a script for shell completion.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For bash: source <(streambus completion bash)",
      "For zsh: autoload -U compinit && compinit && source <(streambus completion zsh)",
      "For fish: streambus completion fish > ~/.config/fish/completions/streambus.fish"
    })
final class CompletionCommand implements Runnable {

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell = Shell.BASH;

  private final Map<String, String> environment;
  private final Console console;

  CompletionCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  /** Shells that complete arguments. */
  private enum Shell {
    BASH,
    /** Uses the script for bash. */
    ZSH,
    FISH
  }

  @Override
  public void run() {
    CommandLine program = Program.of(environment, console);
    console
        .out()
        .print(shell == Shell.FISH ? FishCompletion.of(program) : BashCompletion.of(program));
    console.out().flush();
  }
}
