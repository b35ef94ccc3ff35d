package io.streambus.app.command;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.app.console.CommandException;
import io.streambus.app.run.ErrorMessages;
import io.streambus.app.run.KubernetesAccess;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that select a Kubernetes cluster and a namespace, as kubectl has them. */
final class LiveConnection {

  private static final String VARIABLE = "KUBECONFIG";

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Kubeconfig (default: KUBECONFIG, or ~/.kube/config).")
  private Optional<String> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "Context of the kubeconfig (default: the current one).")
  private Optional<String> context = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace (default: that of the context).")
  private Optional<String> namespace = Optional.empty();

  /** Connects to the Kubernetes cluster. Sends no request. */
  KubernetesClient connect(Map<String, String> environment) {
    try {
      return KubernetesAccess.client(config(environment));
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw CommandException.invalidInput("the kubeconfig is invalid: " + ErrorMessages.of(e));
    }
  }

  /** Returns the namespace of the option, of the context, or {@code default}. */
  String namespace(KubernetesClient client) {
    return namespace
        .or(() -> Optional.ofNullable(client.getNamespace()))
        .filter(name -> !name.isBlank())
        .orElse("default");
  }

  private Config config(Map<String, String> environment) {
    Optional<String> file =
        kubeconfig
            .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
            .filter(name -> !name.isBlank());
    if (file.isEmpty() || file.get().contains(File.pathSeparator)) {
      return Config.autoConfigure(context.orElse(null));
    }
    File existing = new File(file.get());
    if (!existing.isFile()) {
      throw CommandException.invalidInput(
          "the kubeconfig does not name an existing file: " + existing);
    }
    return Config.fromKubeconfig(context.orElse(null), existing);
  }
}
