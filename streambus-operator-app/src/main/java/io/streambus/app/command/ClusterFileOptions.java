package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.ClusterFile;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.model.OptionalKind;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that read clusters from a file and do not need Kubernetes. */
final class ClusterFileOptions {

  @Option(
      names = {"-f", "--filename"},
      required = true,
      paramLabel = "FILE",
      description =
          "YAML file that contains one or more StreamBusClusters; use - to read from standard"
              + " input.")
  private String file = ClusterFile.STANDARD_INPUT;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace of clusters that do not specify one (default: ${DEFAULT-VALUE}).")
  private String namespace = "default";

  @Mixin private final ClusterDomainOption clusterDomain = new ClusterDomainOption();

  @Mixin private final ImageRegistryOption imageRegistry = new ImageRegistryOption();

  @Mixin private final PodPolicyOptions podPolicy = new PodPolicyOptions();

  /**
   * Resolves each cluster in the file as the operator would if it did not exist yet. Prints the
   * problems of those that are invalid.
   *
   * @param others inputs that other options specify
   * @param action called for each cluster that is valid
   * @return whether all clusters are valid
   */
  ExitCode resolveAll(
      Console console, ClusterInputs others, BiConsumer<ClusterDocument, Resolved> action) {
    ClusterInputs inputs =
        ClusterInputs.builder()
            .from(others)
            .clusterDomain(clusterDomain.value())
            .imageRegistry(imageRegistry.value())
            .podPolicy(podPolicy.policy())
            // Unknown without a Kubernetes cluster, and omitting objects would be misleading.
            .addAvailableKinds(OptionalKind.values())
            .build();
    var code = ExitCode.OK;
    for (ClusterDocument document : ClusterFile.of(file, console.in()).clusters(namespace)) {
      Resolution resolution = document.resolve(inputs);
      if (resolution instanceof Resolved resolved) {
        action.accept(document, resolved);
      } else if (resolution instanceof Rejected rejected) {
        new FindingsPrinter(console).printProblems(document, rejected);
        code = ExitCode.FAILED;
      }
    }
    return code;
  }
}
