package io.streambus.app.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that select the Deployment of the operator. */
final class OperatorDeploymentOptions {

  @Mixin private final OperatorNamespaceOption namespace = new OperatorNamespaceOption();

  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      converter = DnsLabelConverter.class,
      description = "Name of the Deployment of the operator (default: ${DEFAULT-VALUE}).")
  private String name = "streambus-operator";

  /** Returns the namespace of the Deployment. */
  String namespace() {
    return namespace.value();
  }

  /** Returns the name of the Deployment. */
  String name() {
    return name;
  }
}
