package io.streambus.app.kubeconfig;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.CommandException;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kubeconfig of a command.
 *
 * @param file file that an option names; otherwise {@code KUBECONFIG}, {@code ~/.kube/config} or,
 *     in a pod, its ServiceAccount apply
 * @param context context that an option names; otherwise the current one
 */
public record Kubeconfig(Optional<String> file, Optional<String> context) {

  private static final String VARIABLE = "KUBECONFIG";

  /** The kubeconfig that applies without options. */
  public static final Kubeconfig DEFAULT = new Kubeconfig(Optional.empty(), Optional.empty());

  /**
   * Reads the kubeconfig. Sends no request.
   *
   * @throws CommandException if a named file or context does not exist, or if a file is invalid
   */
  public Config load(Map<String, String> environment) {
    Config config =
        file.map(this::ofOption).orElseGet(() -> of(environment.getOrDefault(VARIABLE, "")));
    context.ifPresent(name -> requireContext(name, config));
    return config;
  }

  private Config ofOption(String name) {
    var existing = new File(name);
    if (!existing.isFile()) {
      throw CommandException.invalidInput(
          "--kubeconfig does not name an existing file: " + shorten(name));
    }
    return parse(name, List.of(existing));
  }

  private Config of(String variable) {
    if (variable.isBlank()) {
      return Config.autoConfigure(context.orElse(null));
    }
    List<File> files =
        Arrays.stream(variable.split(File.pathSeparator))
            .map(File::new)
            .filter(File::isFile)
            .toList();
    if (files.isEmpty()) {
      // Otherwise, the client would silently connect to another cluster.
      throw CommandException.failed("KUBECONFIG does not name an existing file: " + variable);
    }
    return parse(variable, files);
  }

  private Config parse(String name, List<File> files) {
    try {
      // The client merges several files only if it locates them itself.
      return files.size() == 1
          ? Config.fromKubeconfig(context.orElse(null), files.get(0))
          : Config.autoConfigure(context.orElse(null));
    } catch (RuntimeException | StackOverflowError e) {
      // Depending on what the file contains, the parser fails in many ways.
      throw CommandException.failed(name + " is not a valid kubeconfig: " + ErrorMessages.of(e));
    }
  }

  /** The client would use the current context instead. */
  private static void requireContext(String name, Config config) {
    List<String> names =
        Optional.ofNullable(config.getContexts()).orElse(List.of()).stream()
            .map(NamedContext::getName)
            .sorted()
            .toList();
    if (!names.contains(name)) {
      throw CommandException.invalidInput(
          "context '%s' does not exist in the kubeconfig%s"
              .formatted(shorten(name), NameHint.of(name, names)));
    }
  }

  private static String shorten(String value) {
    return ExternalText.line(value, ExternalText.MAX_VALUE);
  }
}
