package io.streambus.app.settings;

import io.streambus.resources.ClusterInputs;
import picocli.CommandLine.Option;

/** The option {@code --cluster-domain}. */
public final class ClusterDomainOption {

  @Option(
      names = "--cluster-domain",
      paramLabel = "DOMAIN",
      converter = ClusterDomainConverter.class,
      description = "DNS domain of the Kubernetes cluster (default: ${DEFAULT-VALUE}).")
  private String clusterDomain = ClusterInputs.none().clusterDomain();

  /** Returns the domain, such as {@code cluster.local}. */
  public String value() {
    return clusterDomain;
  }
}
