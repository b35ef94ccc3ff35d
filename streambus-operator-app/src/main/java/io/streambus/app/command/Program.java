package io.streambus.app.command;

import io.streambus.app.console.Console;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: a name, and the commands below it. */
@Command(
    name = "streambus",
    description = "Runs StreamBus clusters on Kubernetes.",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused or failed; stderr says why",
      "2:unreadable file or wrong usage"
    })
public final class Program {

  private Program() {}

  /**
   * The command line, to be executed once.
   *
   * @param environment variables that replace absent options of {@code run}
   * @param furtherCommands commands in addition to those of the program
   */
  public static CommandLine of(
      Map<String, String> environment, Console console, Object... furtherCommands) {
    var run = new CommandLine(new RunCommand(environment));
    run.setDefaultValueProvider(new EnvironmentDefaults(environment));
    var program = new CommandLine(new Program());
    Stream.of(furtherCommands).forEach(program::addSubcommand);
    return program
        .addSubcommand(run)
        .addSubcommand(new RenderCommand(console))
        .addSubcommand(new ValidateCommand(console))
        .addSubcommand(new TenantsCommand(console))
        .addSubcommand(new CrdCommand(console))
        .setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new UsageErrors(environment))
        .setExecutionExceptionHandler(new ExecutionErrors());
  }
}
