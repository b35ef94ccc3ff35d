package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.app.cluster.ApiServerStub;
import io.streambus.app.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Guarantees that shells complete every command and option, and that each has a man page. */
@DisabledOnOs(OS.WINDOWS)
class CompletionCommandTest {

  private final Path folder;

  CompletionCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void bashCompletesCommandsOptionsAndValues() throws Exception {
    // Given
    Path script =
        Files.writeString(folder.resolve("completion"), Invocation.of("completion", "bash").out());

    // Then
    assertThat(complete(script, "streambus va")).isEqualTo("validate");
    assertThat(complete(script, "streambus validate --str")).isEqualTo("--strict");
    assertThat(complete(script, "streambus validate -o g")).isEqualTo("github");
  }

  /** Calls the function of the script as bash does for the tab key. */
  private String complete(Path script, String line) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                """
                compopt() { :; }
                source %s
                COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE="%s"
                _complete_streambus
                echo "${COMPREPLY[*]}"
                """
                    .formatted(script, line, line))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return Files.readString(output).strip();
  }

  @Test
  void zshUsesTheScriptForBash() {
    assertThat(Invocation.of("completion", "zsh")).isEqualTo(Invocation.of("completion", "bash"));
  }

  @Test
  void fishKnowsEveryCommandAndOption() {
    // When
    String script = Invocation.of("completion", "fish").out();

    // Then
    for (CommandLine command : visibleCommands()) {
      String name = command.getCommandName();
      assertThat(script).contains(" -f -a " + name + " -d '");
      command
          .getCommandSpec()
          .options()
          .forEach(
              option ->
                  assertThat(script)
                      .containsPattern(
                          "__fish_seen_subcommand_from %s' .*-l %s "
                              .formatted(name, option.longestName().substring(2))));
    }
    assertThat(script.lines()).allMatch(line -> line.matches("complete -c streambus -n '.*'"));
  }

  @Test
  void kubectlCompletesThePlugin() throws IOException {
    try (var server = new ApiServerStub()) {
      // Given
      server.responding(
          "/apis/streambus.io/v1alpha1/namespaces/shop/streambusclusters",
          200,
          """
          {"items": [{"metadata": {"name": "orders", "namespace": "shop"}, "spec": {}},
                     {"metadata": {"name": "payments", "namespace": "shop"}, "spec": {}}]}
          """);
      String kubeconfig = server.kubeconfig(folder);

      // Then
      assertThat(complete("val")).startsWith("validate\t").endsWith("\n:4\n").hasLineCount(2);
      assertThat(complete("validate", "--str")).startsWith("--strict\t").endsWith("\n:4\n");
      assertThat(complete("validate", "-o", "g")).isEqualTo("github\n:4\n");
      assertThat(complete("validate", "-f", "")).isEqualTo(":0\n");
      assertThat(complete("restart", "--kubeconfig", kubeconfig, "-n", "shop", "o"))
          .isEqualTo("orders\n:4\n");
      assertThat(complete("restart", "--kubeconfig", "/none", "")).isEqualTo(":4\n");
    }
  }

  private static String complete(String... words) {
    Invocation complete =
        Invocation.of(
            Stream.concat(Stream.of("complete"), Stream.of(words)).toArray(String[]::new));
    assertThat(complete.err()).isEmpty();
    return complete.out();
  }

  @Test
  void everyCommandHasManPage() throws IOException {
    // When
    Invocation pages = Invocation.of("man-pages", folder.resolve("man").toString());

    // Then
    assertThat(pages).isEqualTo(new Invocation(0, "", ""));
    for (CommandLine command : visibleCommands()) {
      String page =
          Files.readString(folder.resolve("man/streambus-" + command.getCommandName() + ".1"));
      assertThat(page).startsWith(".TH STREAMBUS-").contains(".SH \"SYNOPSIS\"");
      command
          .getCommandSpec()
          .options()
          .forEach(option -> assertThat(page).contains(option.longestName().replace("-", "\\-")));
    }
    assertThat(folder.resolve("man/streambus-man-pages.1")).doesNotExist();
  }

  private static Iterable<CommandLine> visibleCommands() {
    return Program.of(Map.of(), Console.system()).getSubcommands().values().stream()
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .toList();
  }
}
