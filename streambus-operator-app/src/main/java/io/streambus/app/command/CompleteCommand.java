package io.streambus.app.command;

import io.streambus.app.completion.KubectlCompletion;
import io.streambus.app.console.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Completes arguments of the plugin of kubectl. Hidden, because only kubectl runs it. */
@Command(
    name = "complete",
    description = "Print the completions of the last argument, as kubectl reads them.",
    hidden = true)
final class CompleteCommand implements Runnable {

  /** The user is waiting. */
  private static final String TIMEOUT = "--request-timeout=3s";

  @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "The arguments so far.")
  private List<String> words = List.of();

  private final Map<String, String> environment;
  private final Console console;

  CompleteCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    new KubectlCompletion(Program.of(environment, console), this::clusters)
        .lines(words)
        .forEach(console.out()::println);
  }

  /** Nothing but the names: kubectl would show errors between the completions. */
  private Stream<String> clusters(List<String> connection) {
    var names = new StringWriter();
    var silent = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    String[] status =
        Stream.concat(Stream.of("status", "-o", "name", TIMEOUT), connection.stream())
            .toArray(String[]::new);
    Program.execute(
        environment,
        new Console(InputStream.nullInputStream(), new PrintWriter(names, true), silent),
        status);
    return names.toString().lines().map(line -> line.substring(line.indexOf('/') + 1));
  }
}
