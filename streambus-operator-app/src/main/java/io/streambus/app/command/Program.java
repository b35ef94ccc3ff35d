package io.streambus.app.command;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** Top-level command of the program. */
@Command(
    name = "streambus",
    description = "Run StreamBus clusters on Kubernetes.",
    mixinStandardHelpOptions = true,
    versionProvider = Program.ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n")
public final class Program {

  /** Set by the script {@code kubectl-streambus}. */
  private static final String NAME_VARIABLE = "STREAMBUS_PROGRAM_NAME";

  private static final String PLUGIN = "kubectl streambus";

  private static final Set<String> VERSION = Set.of("-V", "--version");

  private Program() {}

  /**
   * Creates a command line, which can be executed once.
   *
   * @param environment variables that set omitted options of {@code run}
   * @param additionalCommands commands in addition to those of the program
   */
  public static CommandLine of(
      Map<String, String> environment, Console console, Object... additionalCommands) {
    var program = new CommandLine(new Program());
    Stream.of(additionalCommands).forEach(program::addSubcommand);
    commands(environment, console)
        .forEach((name, command) -> program.addSubcommand(name, command.get()));
    var help = new CommandLine(new HelpCommand());
    // Its own description is meant for the help alone, not for man pages and completion.
    help.getCommandSpec()
        .usageMessage()
        .description("Show the help of the program or of a command.");
    program.addSubcommand("help", help);
    return configure(program, environment, console);
  }

  /**
   * Runs the command that the arguments name. Creates only that command if possible, because
   * creating all of them takes longer than running most of them.
   *
   * @param environment variables that set omitted options of {@code run}
   * @return the exit code
   */
  public static int execute(Map<String, String> environment, Console console, String... arguments) {
    int exitCode = program(environment, console, arguments).execute(arguments);
    console.out().flush();
    return console
        .outputFailure()
        .get()
        .map(
            problem -> {
              console
                  .err()
                  .println("%s: cannot write the output: %s".formatted(name(environment), problem));
              return ExitCode.FAILED.code();
            })
        .orElse(exitCode);
  }

  private static CommandLine program(
      Map<String, String> environment, Console console, String... arguments) {
    String name = arguments.length == 0 ? "" : arguments[0];
    if (VERSION.contains(name) && arguments.length == 1) {
      return configure(new CommandLine(new Program()), environment, console);
    }
    Supplier<Object> command = commands(environment, console).get(name);
    return command == null
        ? of(environment, console)
        : configure(
            new CommandLine(new Program()).addSubcommand(name, command.get()),
            environment,
            console);
  }

  /** Returns the commands by name, in the order of the help. */
  private static ImmutableMap<String, Supplier<Object>> commands(
      Map<String, String> environment, Console console) {
    return ImmutableMap.<String, Supplier<Object>>builder()
        .put("run", () -> run(environment))
        .put("render", () -> new RenderCommand(console))
        .put("validate", () -> new ValidateCommand(console))
        .put("tenants", () -> new TenantsCommand(console))
        .put("generate", () -> new GenerateCommand(console))
        .put("diff", () -> new DiffCommand(environment, console))
        .put("adopt", () -> new AdoptCommand(environment, console))
        .put("crd", () -> new CrdCommand(console))
        .put("manifests", () -> new ManifestsCommand(console))
        .put("completion", () -> new CompletionCommand(environment, console))
        .put("complete", () -> complete(environment, console))
        .put("warm-up", WarmUpCommand::new)
        .put("man-pages", () -> new ManPagesCommand(environment, console))
        .put("status", () -> new StatusCommand(environment, console))
        .put("explain", () -> new ExplainCommand(environment, console))
        .put("restart", () -> new RestartCommand(environment, console))
        .put("scale", () -> new ScaleCommand(environment, console))
        .put("pause", () -> new PauseCommand(environment, console))
        .put("resume", () -> new ResumeCommand(environment, console))
        .put("hibernate", () -> new HibernateCommand(environment, console))
        .put("wake", () -> new WakeCommand(environment, console))
        .put("report", () -> new ReportCommand(environment, console))
        .put("client-cert", () -> new ClientCertCommand(environment, console))
        .put("verify-installation", () -> new VerifyInstallationCommand(environment, console))
        .buildOrThrow();
  }

  /** Its arguments are those of other commands, options included. */
  private static CommandLine complete(Map<String, String> environment, Console console) {
    return new CommandLine(new CompleteCommand(environment, console))
        .setStopAtUnmatched(true)
        .setStopAtPositional(true)
        .setUnmatchedOptionsArePositionalParams(true);
  }

  private static CommandLine run(Map<String, String> environment) {
    return new CommandLine(new RunCommand(environment))
        .setDefaultValueProvider(new EnvironmentDefaults(environment));
  }

  /** As a plugin of kubectl, the program has two words. */
  private static String name(Map<String, String> environment) {
    return PLUGIN.equals(environment.get(NAME_VARIABLE)) ? PLUGIN : "streambus";
  }

  private static CommandLine configure(
      CommandLine program, Map<String, String> environment, Console console) {
    program.getCommandSpec().usageMessage().exitCodeList(ExitCode.descriptions());
    return program
        .setCommandName(name(environment))
        .setOut(console.out())
        .setErr(console.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new UsageErrorHandler(environment))
        .setExecutionExceptionHandler((failure, command, result) -> report(failure, command));
  }

  /** Reports expected failures in one line, and any other failure with its stack trace. */
  private static int report(Exception failure, CommandLine command) {
    if (failure instanceof CommandException expected) {
      String name = command.getCommandSpec().qualifiedName();
      command
          .getErr()
          .printf("%s: %s%n", name, ExternalText.line(String.valueOf(expected.getMessage())));
      return expected.exitCode().code();
    }
    failure.printStackTrace(command.getErr());
    return ExitCode.FAILED.code();
  }

  /** Version of the program, as recorded in the jar. */
  static final class ProgramVersion implements IVersionProvider {

    /** Returns the version, or {@code development} if the classes are not loaded from a jar. */
    static String text() {
      return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
          .orElse("development");
    }

    @Override
    public String[] getVersion() {
      return new String[] {"streambus " + text()};
    }
  }
}
