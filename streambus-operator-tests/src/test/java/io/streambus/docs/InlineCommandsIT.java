package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that commands in the text of pages exist and have the flags that the text mentions.
 * {@link DocumentedCommandsIT} executes those in blocks.
 */
class InlineCommandsIT {

  private static final Pattern COMMAND =
      Pattern.compile("`((?:kubectl|helm|\\./streambus) (?!playground|streambus)[a-z][^`\\\\]*)`");
  private static final Set<String> WITH_SUBCOMMANDS = Set.of("auth", "rollout");

  private final Map<String, String> help = new HashMap<>();
  private final CommandShell shell;

  InlineCommandsIT(@TempDir Path directory) {
    shell =
        new CommandShell(
            ControlPlaneRequirement.getOrSkip(() -> new UserCheckout(directory).create()),
            directory.resolve("no-kubeconfig"));
  }

  @Test
  void commandsAndFlagsExist() throws Exception {
    // Given
    Set<String> commands = new TreeSet<>();
    for (String page : Pages.all()) {
      // Commands may continue on the next line.
      COMMAND
          .matcher(Pages.read(page))
          .results()
          .forEach(match -> commands.add(match.group(1).replaceAll("\\s+", " ")));
    }
    assertThat(commands).hasSizeGreaterThan(40);

    for (String command : commands) {
      // When
      String options = help(List.of(command.split(" ")));

      // Then
      assertThat(flags(command))
          .as(command)
          .allSatisfy(flag -> assertThat(options).containsPattern("(?m)(^|[ ,])" + flag + "\\b"));
    }
  }

  private static Stream<String> flags(String command) {
    return Stream.of(command.split(" "))
        .filter(word -> word.startsWith("-"))
        .map(flag -> flag.replaceFirst("=.*", ""));
  }

  private String help(List<String> words) throws IOException, InterruptedException {
    int length = words.size() > 2 && WITH_SUBCOMMANDS.contains(words.get(1)) ? 3 : 2;
    String command = String.join(" ", words.subList(0, length));
    if (!help.containsKey(command)) {
      String global = command.startsWith("kubectl") ? "; kubectl options" : "";
      help.put(command, shell.run(command + " --help" + global));
    }
    return help.getOrDefault(command, "");
  }
}
