package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.manifests.InstallManifests;
import io.streambus.app.manifests.InstallOptions;
import io.streambus.app.settings.DnsLabelConverter;
import io.streambus.app.settings.ImageConverter;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the manifests that install the operator. */
@Command(
    name = "manifests",
    description =
        "Print the manifests that install the operator, with no more permissions than it needs,"
            + " for use with kubectl apply --server-side.",
    mixinStandardHelpOptions = true)
final class ManifestsCommand implements Runnable {

  private final Console console;

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace of the operator (default: ${DEFAULT-VALUE}).")
  private String namespace = InstallOptions.DEFAULT_NAMESPACE;

  @Option(
      names = "--namespaces",
      split = ",",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description =
          "Watch clusters in these namespaces only, which needs no cluster-wide permission except"
              + " to install the CRD (default: all).")
  private List<String> namespaces = List.of();

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "FEATURE",
      converter = FeatureConverter.class,
      description =
          "Grant the permissions of these features only: ${COMPLETION-CANDIDATES} (default: all but"
              + " secure-metrics).",
      completionCandidates = FeatureConverter.Candidates.class)
  private Set<PermissionFeature> features = PermissionFeature.defaults();

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      converter = ImageConverter.class,
      description = "Image of the operator (default: ${DEFAULT-VALUE}).")
  private String image = InstallOptions.DEFAULT_IMAGE;

  ManifestsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console
        .out()
        .print(InstallManifests.asYaml(new InstallOptions(namespace, namespaces, features, image)));
    console.out().flush();
  }
}
