package io.streambus.app.completion;

import com.google.common.base.Ascii;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Completion for bash, and for zsh, which can use the same script. */
public final class BashCompletion {

  /** Values of enums, which the program accepts in any case but documents in lower case. */
  private static final Pattern VALUES = Pattern.compile("(?<=_(?:option|pos_param)_args=\\()[^)]*");

  private BashCompletion() {}

  /** Returns the script that completes the arguments of a program. */
  public static String of(CommandLine commandLine) {
    return VALUES
        .matcher(AutoComplete.bash(commandLine.getCommandName(), commandLine))
        .replaceAll(values -> Ascii.toLowerCase(values.group()))
        // The names of files, where nothing else fits.
        .replace("type compopt &>/dev/null && compopt +o default", ":");
  }
}
