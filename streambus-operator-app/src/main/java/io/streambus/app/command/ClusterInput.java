package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.ClusterFile;
import io.streambus.app.settings.ClusterDomain;
import io.streambus.app.settings.DnsLabel;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.OptionalKind;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of the commands that read clusters without asking a Kubernetes cluster. */
final class ClusterInput {

  @Option(
      names = {"-f", "--filename"},
      required = true,
      paramLabel = "FILE",
      description = "YAML file with one or more StreamBusClusters; - is the standard input.")
  private String file = ClusterFile.STANDARD_INPUT;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      converter = DnsLabel.class,
      description = "Namespace of clusters that name none (default: ${DEFAULT-VALUE}).")
  private String namespace = "default";

  @Option(
      names = "--cluster-domain",
      paramLabel = "DOMAIN",
      converter = ClusterDomain.class,
      description = "Domain of the Kubernetes cluster (default: ${DEFAULT-VALUE}).")
  private String clusterDomain = ClusterInputs.none().clusterDomain();

  /** All clusters of the file, at least one. */
  List<ClusterDocument> read(Console console) {
    return ClusterFile.of(file, console.in()).clusters(namespace);
  }

  /** What the operator would make of a cluster that does not exist yet. */
  Resolution resolve(ClusterDocument document) {
    return ClusterResolver.resolve(
        document.cluster(),
        ClusterInputs.builder()
            .clusterDomain(clusterDomain)
            // Nobody can tell here, and an object that is left out would be missed.
            .addAvailableKinds(OptionalKind.values())
            .build());
  }
}
