package io.streambus.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.streambus.app.adopt.Adoption;
import io.streambus.app.adopt.AdoptionStep;
import io.streambus.app.adopt.ForeignBrokers;
import io.streambus.app.cluster.ConnectionOptions;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.diff.ApiServerObjects;
import io.streambus.app.findings.FindingFormat;
import io.streambus.app.input.ManifestFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Leads from an existing StatefulSet to a StreamBusCluster. */
@Command(
    name = "adopt",
    description =
        "Print a StreamBusCluster that renders as close as possible to an existing StatefulSet of"
            + " brokers, and on stderr the differences that remain and the way over. Changes"
            + " nothing.",
    mixinStandardHelpOptions = true)
final class AdoptCommand implements Callable<Integer> {

  @Option(
      names = "--statefulset",
      required = true,
      paramLabel = "NAME",
      converter = DnsLabelConverter.class,
      description = "Name of the StatefulSet.")
  private String statefulSet = "";

  @Option(
      names = {"-f", "--filename"},
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files or folders that contain the StatefulSet and its ConfigMap; - for standard input"
              + " (default: read them from the Kubernetes cluster).")
  private List<String> files = List.of();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  private final Map<String, String> environment;
  private final Console console;

  AdoptCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public Integer call() {
    var adoption = new Adoption(files.isEmpty() ? fromApiServer() : fromFiles());
    String yaml = adoption.cluster().asYaml();
    ClusterReport report = GenerateCommand.validate(yaml);
    console.out().print(yaml);
    console.out().flush();
    console.err().print(FindingFormat.TEXT.format(report.findings()));
    if (report.exitCode() == ExitCode.OK) {
      explain(adoption, report.clusters().get(0));
    }
    console.err().flush();
    return report.exitCode().code();
  }

  private void explain(Adoption adoption, ValidCluster cluster) {
    console.err().println("Differences that remain:");
    console.err().println(adoption.differences(cluster.resolved().cluster()));
    console.err().println("The way over:");
    int number = 0;
    for (AdoptionStep step : adoption.steps()) {
      console.err().printf("%d. %s%n", ++number, step.text());
      step.commands().forEach(command -> console.err().println("   " + command));
    }
  }

  private ForeignBrokers fromFiles() {
    ManifestFiles manifests = ManifestFiles.of(files, console.in());
    return brokers(
        manifests
            .find("StatefulSet", statefulSet)
            .orElseThrow(
                () ->
                    CommandException.invalidInput(
                        "%s: contains no StatefulSet %s"
                            .formatted(manifests.title(), statefulSet))),
        name -> manifests.find("ConfigMap", name));
  }

  private ForeignBrokers fromApiServer() {
    try (KubernetesApi api = connection.connect(environment)) {
      var live = new ApiServerObjects(api.client());
      String namespace = api.namespace();
      return brokers(
          live.find(
                  "StatefulSet " + statefulSet,
                  "/apis/apps/v1/namespaces/%s/statefulsets/%s".formatted(namespace, statefulSet))
              .orElseThrow(
                  () ->
                      CommandException.of(
                          ExitCode.NOT_FOUND,
                          "there is no StatefulSet %s/%s".formatted(namespace, statefulSet))),
          name ->
              live.find(
                  "ConfigMap " + name,
                  "/api/v1/namespaces/%s/configmaps/%s".formatted(namespace, name)));
    }
  }

  /** Reads the ConfigMap that the pods mount. */
  private interface ConfigMaps {
    Optional<JsonNode> find(String name);
  }

  private static ForeignBrokers brokers(JsonNode statefulSet, ConfigMaps configMaps) {
    var brokers = new ForeignBrokers(statefulSet);
    brokers
        .problem()
        .ifPresent(
            problem -> {
              throw CommandException.invalidInput(
                  "the StatefulSet %s %s".formatted(brokers.name(), problem));
            });
    return new ForeignBrokers(
        statefulSet,
        brokers.configMapName().flatMap(configMaps::find).orElse(MissingNode.getInstance()));
  }
}
