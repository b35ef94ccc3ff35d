package io.streambus.app.command;

import com.google.common.collect.ImmutableMap;
import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.ConnectionOptions;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.command.Program.ProgramVersion;
import io.streambus.app.console.Console;
import io.streambus.app.output.PrivateFiles;
import io.streambus.app.output.PrivateFiles.Existing;
import io.streambus.app.report.SupportReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a report for support. */
@Command(
    name = "report",
    description =
        "Collect the objects, events and logs of a cluster and of the operator in a zip file for"
            + " support. Reads no Secrets, and removes what looks like passwords, tokens and keys.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Runnable {

  @Parameters(paramLabel = "CLUSTER", description = "Name of the cluster.")
  private String name = "";

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "File to write (default: streambus-report-NAMESPACE-CLUSTER.zip).")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--force", description = "Replace an existing file.")
  private boolean force;

  @Mixin private final OperatorNamespaceOption operatorNamespace = new OperatorNamespaceOption();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  private final Map<String, String> environment;
  private final Console console;

  ReportCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    Existing existing = force ? Existing.REPLACE : Existing.KEEP;
    try (KubernetesApi api = connection.connect(environment)) {
      StoredCluster cluster = new Clusters(api).get(api.namespace(), name);
      Path target =
          file.orElseGet(
              () ->
                  Path.of(
                      "streambus-report-%s-%s.zip".formatted(cluster.namespace(), cluster.name())));
      PrivateFiles.require(List.of(target), existing);
      SupportReport.Archive report =
          SupportReport.create(api, cluster, operatorNamespace.value(), ProgramVersion.text());
      PrivateFiles.write(ImmutableMap.of(target, report.zip()), existing);
      report.omissions().forEach(each -> console.err().println("omitted: " + each));
      console.out().println("Wrote " + target + ". Read it before you pass it on.");
    }
  }
}
