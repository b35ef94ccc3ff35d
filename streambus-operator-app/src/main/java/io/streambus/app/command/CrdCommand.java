package io.streambus.app.command;

import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.console.Console;
import picocli.CommandLine.Command;

/** Prints the CRD. */
@Command(
    name = "crd",
    description = "Print the CustomResourceDefinition, for use with kubectl apply.",
    mixinStandardHelpOptions = true)
final class CrdCommand implements Runnable {

  private final Console console;

  CrdCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.out().print(StreamBusClusterCrd.asYaml());
    console.out().flush();
  }
}
