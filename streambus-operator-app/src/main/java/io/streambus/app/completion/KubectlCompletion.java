package io.streambus.app.completion;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for plugins of kubectl: a line for each candidate, and one that says whether files are
 * candidates, too.
 *
 * @param program the program
 * @param clusters lists the names of clusters; its argument are the options for the connection
 */
public record KubectlCompletion(
    CommandLine program, Function<List<String>, Stream<String>> clusters) {

  private static final String FILES = ":0";
  private static final String NO_FILES = ":4";

  private static final ImmutableSet<String> FILE_LABELS = ImmutableSet.of("FILE", "DIRECTORY");
  private static final ImmutableSet<String> CLUSTER_LABELS = ImmutableSet.of("CLUSTER", "NAME");
  private static final ImmutableSet<String> CONNECTION =
      ImmutableSet.of("--kubeconfig", "--context", "-n", "--namespace");

  /**
   * Returns the lines for kubectl.
   *
   * @param words the arguments; the last one, which may be empty, is completed
   */
  public List<String> lines(List<String> words) {
    if (words.size() < 2) {
      String start = words.isEmpty() ? "" : words.get(0);
      return result(Stream.concat(commands(), options(program.getCommandSpec())), start, NO_FILES);
    }
    CommandLine command = program.getSubcommands().get(words.get(0));
    String last = words.get(words.size() - 1);
    if (command == null) {
      return List.of(NO_FILES);
    }
    CommandSpec spec = command.getCommandSpec();
    OptionSpec option = spec.optionsMap().get(words.get(words.size() - 2));
    if (option != null && option.arity().max() > 0) {
      return values(option, last);
    }
    return last.startsWith("-")
        ? result(options(spec), last, NO_FILES)
        : parameters(spec, words, last);
  }

  private Stream<String> commands() {
    return program.getSubcommands().entrySet().stream()
        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
        .map(each -> described(each.getKey(), each.getValue().getCommandSpec()));
  }

  private static String described(String name, CommandSpec command) {
    return name + "\t" + sentence(command.usageMessage().description());
  }

  /** The short names are no faster to type than to complete. */
  private static Stream<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden())
        .map(option -> option.longestName() + "\t" + sentence(option.description()));
  }

  private static String sentence(String[] description) {
    String text = String.join(" ", description);
    int end = text.indexOf(". ");
    return (end < 0 ? text : text.substring(0, end)).replaceFirst("\\.$", "");
  }

  private List<String> parameters(CommandSpec command, List<String> words, String last) {
    if (command.name().equals("help")) {
      return result(commands(), last, NO_FILES);
    }
    return command.positionalParameters().stream()
        .findFirst()
        .map(
            parameter ->
                CLUSTER_LABELS.contains(parameter.paramLabel())
                    ? result(clusters.apply(connection(words)), last, NO_FILES)
                    : values(parameter, last))
        .orElse(List.of(NO_FILES));
  }

  private static List<String> values(ArgSpec argument, String start) {
    Iterable<String> candidates = argument.completionCandidates();
    Stream<String> values =
        candidates == null ? Stream.of() : Streams.stream(candidates).map(Ascii::toLowerCase);
    return result(values, start, FILE_LABELS.contains(argument.paramLabel()) ? FILES : NO_FILES);
  }

  /** The options that decide which clusters exist. */
  private static List<String> connection(List<String> words) {
    List<String> options = new ArrayList<>();
    for (int i = 1; i < words.size() - 1; i++) {
      String word = words.get(i);
      if (CONNECTION.contains(word) && i + 1 < words.size() - 1) {
        options.addAll(List.of(word, words.get(i + 1)));
      } else if (CONNECTION.stream().anyMatch(name -> word.startsWith(name + "="))) {
        options.add(word);
      }
    }
    return options;
  }

  private static List<String> result(Stream<String> candidates, String start, String directive) {
    return Stream.concat(
            candidates.filter(candidate -> candidate.startsWith(start)), Stream.of(directive))
        .toList();
  }
}
