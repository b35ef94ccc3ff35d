package io.streambus.app.command;

import io.streambus.app.manifests.InstallOptions;
import picocli.CommandLine.Option;

/** The option {@code --operator-namespace}. */
final class OperatorNamespaceOption {

  @Option(
      names = "--operator-namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace of the operator (default: ${DEFAULT-VALUE}).")
  private String namespace = InstallOptions.DEFAULT_NAMESPACE;

  /** Returns the namespace. */
  String value() {
    return namespace;
  }
}
