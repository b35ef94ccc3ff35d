package io.streambus.app.completion;

import com.google.common.base.Ascii;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which cannot use that for bash. */
public final class FishCompletion {

  private final String program;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String program) {
    this.program = program;
  }

  /** Returns the script that completes the arguments of a program. */
  public static String of(CommandLine commandLine) {
    var completion = new FishCompletion(commandLine.getCommandName());
    completion.add(commandLine.getCommandSpec());
    return completion.script.toString();
  }

  private void add(CommandSpec root) {
    Map<String, CommandLine> visible =
        Maps.filterValues(
            root.subcommands(), command -> !command.getCommandSpec().usageMessage().hidden());
    String commands = String.join(" ", visible.keySet());
    visible.forEach(
        (name, command) -> {
          line(
              "-n 'not __fish_seen_subcommand_from %s' -f -a %s".formatted(commands, name),
              description(command.getCommandSpec().usageMessage().description()));
          command
              .getCommandSpec()
              .options()
              .forEach(
                  option -> add(option, "-n '__fish_seen_subcommand_from %s'".formatted(name)));
        });
    root.options()
        .forEach(
            option -> add(option, "-n 'not __fish_seen_subcommand_from %s'".formatted(commands)));
  }

  private void add(OptionSpec option, String condition) {
    if (option.hidden()) {
      return;
    }
    String names =
        Arrays.stream(option.names())
            .map(
                name ->
                    name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
            .collect(Collectors.joining(" "));
    String value = option.arity().max() == 0 ? "" : value(option);
    line(condition + " " + names + value, description(option.description()));
  }

  private static String value(OptionSpec option) {
    Iterable<String> candidates = option.completionCandidates();
    if (candidates == null || Iterables.isEmpty(candidates)) {
      return " -r";
    }
    return " -x -a "
        + quoted(
            StreamSupport.stream(candidates.spliterator(), false)
                .map(Ascii::toLowerCase)
                .collect(Collectors.joining(" ")));
  }

  private static String description(String[] lines) {
    String text = String.join(" ", lines);
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
  }

  private void line(String arguments, String description) {
    script
        .append("complete -c ")
        .append(program)
        .append(' ')
        .append(arguments)
        .append(" -d ")
        .append(quoted(description))
        .append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
