package io.streambus.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.diff.ApiServerObjects;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.Platform;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;

/** Where the operator is installed whose options apply. */
final class OperatorLocation {

  @Mixin private final OperatorDeploymentOptions installed = new OperatorDeploymentOptions();

  /**
   * Reads the options of the operator. Assumes the defaults if they cannot be read, and says so.
   *
   * @param platform detects the platform of the Kubernetes cluster
   */
  ClusterInputs inputs(ApiServerObjects live, Supplier<Platform> platform, Console console) {
    Optional<JsonNode> found;
    try {
      found = live.find("Deployment " + installed.name(), path());
    } catch (CommandException e) {
      return assumed(String.valueOf(e.getMessage()), platform, console);
    }
    if (found.isEmpty()) {
      note("the Deployment does not exist; the operator is assumed to run elsewhere", console);
      return InstalledOptions.defaults(Optional.empty(), platform);
    }
    return InstalledOptions.of(found.get(), platform)
        .orElseGet(() -> assumed("this version does not know them", platform, console));
  }

  private String path() {
    return "/apis/apps/v1/namespaces/%s/deployments/%s"
        .formatted(installed.namespace(), installed.name());
  }

  private ClusterInputs assumed(String reason, Supplier<Platform> platform, Console console) {
    note(reason, console);
    return InstalledOptions.defaults(Optional.of(installed.namespace()), platform);
  }

  private void note(String reason, Console console) {
    console
        .err()
        .printf(
            "note: defaults are assumed for the options of the operator %s/%s: %s%n",
            installed.namespace(), installed.name(), reason);
  }
}
