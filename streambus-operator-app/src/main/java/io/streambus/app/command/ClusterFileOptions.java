package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.findings.Finding;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.model.OptionalKind;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that read clusters from files and do not need Kubernetes. */
final class ClusterFileOptions {

  @Mixin private final ClusterSourcesOption sources = new ClusterSourcesOption();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace of clusters that do not specify one (default: ${DEFAULT-VALUE}).")
  private String namespace = "default";

  @Option(names = "--strict", description = "Handle warnings as errors.")
  private boolean strict;

  @Mixin private final ClusterDomainOption clusterDomain = new ClusterDomainOption();

  @Mixin private final ImageRegistryOption imageRegistry = new ImageRegistryOption();

  @Mixin private final PodPolicyOptions podPolicy = new PodPolicyOptions();

  /**
   * Reads all files and resolves each cluster as the operator would if it did not exist yet.
   *
   * @param others inputs that other options specify
   * @param notes which fields that nothing enforces to report
   */
  ClusterReport read(Console console, ClusterInputs others, Predicate<NotEnforced> notes) {
    ClusterInputs inputs =
        ClusterInputs.builder()
            .from(others)
            .clusterDomain(clusterDomain.value())
            .imageRegistry(imageRegistry.value())
            .podPolicy(podPolicy.policy())
            // Unknown without a Kubernetes cluster, and omitting objects would be misleading.
            .addAvailableKinds(OptionalKind.values())
            .build();
    UnaryOperator<Finding> severity = strict ? Finding::strict : UnaryOperator.identity();
    return new ClusterFileReader(inputs, namespace, notes, severity)
        .read(sources.files(), console.in());
  }
}
