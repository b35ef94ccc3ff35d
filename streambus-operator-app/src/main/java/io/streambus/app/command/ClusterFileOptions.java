package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.ClusterFile;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.OptionalKind;
import java.util.List;
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

  /** Returns the clusters in the file, at least one. */
  List<ClusterDocument> readClusters(Console console) {
    return ClusterFile.of(file, console.in()).clusters(namespace);
  }

  /** Resolves a cluster as the operator would if it did not exist yet. */
  Resolution resolve(ClusterDocument document) {
    return resolve(document, ClusterInputs.none());
  }

  /**
   * Resolves a cluster as the operator would if it did not exist yet.
   *
   * @param others inputs that other options specify
   */
  Resolution resolve(ClusterDocument document, ClusterInputs others) {
    return document.resolve(
        ClusterInputs.builder()
            .from(others)
            .clusterDomain(clusterDomain.value())
            // Unknown without a Kubernetes cluster, and omitting objects would be misleading.
            .addAvailableKinds(OptionalKind.values())
            .build());
  }
}
