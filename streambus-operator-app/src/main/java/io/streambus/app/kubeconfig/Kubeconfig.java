package io.streambus.app.kubeconfig;

import com.google.common.base.Strings;
import io.fabric8.kubernetes.client.Config;
import io.streambus.api.text.ExternalText;
import io.streambus.app.console.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The kubeconfig of a command.
 *
 * @param file file that an option names; otherwise {@code KUBECONFIG}, {@code ~/.kube/config} or,
 *     in a pod, its ServiceAccount apply
 * @param context context that an option names; otherwise the current one
 */
public record Kubeconfig(Optional<String> file, Optional<String> context) {

  private static final String VARIABLE = "KUBECONFIG";
  private static final Pattern SEPARATOR =
      Pattern.compile(Pattern.quote(java.io.File.pathSeparator));

  /** Set in pods; the others are variables and system properties of the client. */
  private static final List<String> SERVERS =
      List.of("KUBERNETES_SERVICE_HOST", "KUBERNETES_MASTER", "KUBERNETES_SERVICEACCOUNT");

  /** The kubeconfig that applies without options. */
  public static final Kubeconfig DEFAULT = new Kubeconfig(Optional.empty(), Optional.empty());

  /**
   * Reads the kubeconfig. Sends no request, but runs the credential plugin of the user, if it has
   * one.
   *
   * @throws CommandException if a named file or context does not exist, or if a file is invalid
   */
  public Config load(Map<String, String> environment) {
    List<Path> files =
        file.map(Kubeconfig::ofOption)
            .orElseGet(() -> ofEnvironment(environment.getOrDefault(VARIABLE, "")));
    if (files.isEmpty()) {
      return ofPod(environment);
    }
    return new SelectedContext(KubeconfigFiles.read(files), context).config(environment);
  }

  private static List<Path> ofOption(String name) {
    if (name.isEmpty() || !isReadableFile(name)) {
      throw CommandException.invalidInput(
          "--kubeconfig does not name an existing file: " + shorten(name));
    }
    return List.of(Path.of(name));
  }

  private static List<Path> ofEnvironment(String variable) {
    if (variable.isBlank()) {
      return Stream.of(Path.of(System.getProperty("user.home"), ".kube", "config"))
          .filter(Files::exists)
          .toList();
    }
    List<Path> files =
        SEPARATOR
            .splitAsStream(variable)
            .filter(name -> !name.isBlank() && isReadableFile(name))
            .map(Path::of)
            .toList();
    if (files.isEmpty()) {
      // Otherwise, the client would silently connect to another cluster.
      throw CommandException.failed("KUBECONFIG does not name an existing file: " + variable);
    }
    return files;
  }

  /** Also pipes, which shells create for the output of a command. */
  private static boolean isReadableFile(String name) {
    Path path = Path.of(name);
    return Files.exists(path) && !Files.isDirectory(path);
  }

  private Config ofPod(Map<String, String> environment) {
    boolean isServerKnown =
        SERVERS.stream()
            .anyMatch(
                name ->
                    !Strings.isNullOrEmpty(environment.get(name))
                        || System.getProperty(
                                name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'))
                            != null);
    if (!isServerKnown) {
      throw CommandException.failed(
          "there is no kubeconfig: ~/.kube/config does not exist; log in to a Kubernetes cluster,"
              + " or name a file with --kubeconfig or KUBECONFIG");
    }
    context.ifPresent(
        name -> {
          throw CommandException.invalidInput(
              "context '%s' does not exist: there is no kubeconfig".formatted(shorten(name)));
        });
    return Config.autoConfigure(null);
  }

  private static String shorten(String value) {
    return ExternalText.line(value, ExternalText.MAX_VALUE);
  }
}
