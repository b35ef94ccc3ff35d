package io.streambus.app.completion;

import com.google.common.base.Ascii;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A man page of a command, in the macros of man(7). */
public final class ManPage {

  private final CommandLine command;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandLine command) {
    this.command = command;
  }

  /** Returns the name of the page, such as {@code streambus-render}. */
  public static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  /** Returns the page as the source of troff. */
  public static String of(CommandLine command) {
    var page = new ManPage(command);
    page.write();
    return page.page.toString();
  }

  private void write() {
    CommandSpec spec = command.getCommandSpec();
    List<String> description = List.of(spec.usageMessage().description());
    page.append(".TH ").append(Ascii.toUpperCase(name(command))).append(" 1 \"\" StreamBus\n");
    section("NAME");
    line(name(command) + " - " + String.join(" ", description));
    section("SYNOPSIS");
    page.append(".nf\n");
    command.getHelp().synopsis(0).lines().forEach(this::line);
    page.append(".fi\n");
    section("DESCRIPTION");
    description.forEach(this::line);
    commands(spec);
    options(spec);
    exitCodes(spec);
    footer(spec);
  }

  private void commands(CommandSpec spec) {
    if (!spec.subcommands().isEmpty()) {
      section("COMMANDS");
      spec.subcommands()
          .forEach(
              (name, subcommand) -> {
                UsageMessageSpec usage = subcommand.getCommandSpec().usageMessage();
                if (!usage.hidden()) {
                  paragraph(name, String.join(" ", usage.description()));
                }
              });
    }
  }

  private void options(CommandSpec spec) {
    section("OPTIONS");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      paragraph(parameter.paramLabel(), String.join(" ", parameter.description()));
    }
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        paragraph(
            Arrays.stream(option.names()).collect(Collectors.joining(", ")) + value,
            String.join(" ", option.description()));
      }
    }
  }

  private void exitCodes(CommandSpec spec) {
    if (!spec.usageMessage().exitCodeList().isEmpty()) {
      section("EXIT STATUS");
      spec.usageMessage().exitCodeList().forEach(this::paragraph);
    }
  }

  private void footer(CommandSpec spec) {
    String footer = command.getHelp().footer().strip();
    if (!footer.isEmpty()) {
      section("NOTES");
      Ansi.OFF.string(footer).lines().forEach(this::line);
    }
    if (spec.parent() != null) {
      section("SEE ALSO");
      line(spec.parent().qualifiedName("-") + "(1)");
    }
  }

  private void section(String title) {
    page.append(".SH \"").append(title).append("\"\n");
  }

  private void paragraph(String term, String text) {
    page.append(".TP\n.B ").append(escaped(term)).append('\n');
    line(text);
  }

  private void line(String text) {
    String escaped = escaped(text);
    // A period or an apostrophe at the beginning would be a macro.
    page.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
        .append(escaped)
        .append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }
}
