package io.streambus.app.command;

import io.streambus.app.cluster.ConnectionOptions;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.diff.ApiServerObjects;
import io.streambus.app.diff.ClusterDiff;
import io.streambus.app.diff.ClusterDiffs;
import io.streambus.app.diff.DiffText;
import io.streambus.app.findings.FindingFormat;
import io.streambus.app.kubeconfig.ErrorMessages;
import io.streambus.app.run.PlatformDetection;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.OptionalKind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares files with a Kubernetes cluster. */
@Command(
    name = "diff",
    description =
        "Print what files would change in a Kubernetes cluster, as a diff of every object, and what"
            + " that means: which brokers restart in which order and why, which volumes grow, and"
            + " what is rejected. Changes nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing would change",
      "1:something would change",
      "2:a file is invalid, the API server rejects the change, or it cannot be read"
    })
final class DiffCommand implements Callable<Integer> {

  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int FAILED = 2;

  @Mixin private final ClusterSourcesOption sources = new ClusterSourcesOption();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Mixin private final OperatorLocation operator = new OperatorLocation();

  private final Map<String, String> environment;
  private final Console console;

  DiffCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public Integer call() {
    try (KubernetesApi api = connection.connect(environment)) {
      return compare(api);
    } catch (CommandException e) {
      // As for diff(1), the code 1 means that there are differences.
      throw e.exitCode() == ExitCode.FAILED
          ? CommandException.invalidInput(String.valueOf(e.getMessage()))
          : e;
    } catch (KubernetesUnavailableException e) {
      throw CommandException.invalidInput(ErrorMessages.of(e));
    }
  }

  private int compare(KubernetesApi api) {
    var live = new ApiServerObjects(api.client());
    ClusterInputs inputs =
        operator.inputs(live, () -> PlatformDetection.detect(api.client()), console);
    ClusterReport report =
        new ClusterFileReader(
                withAllKinds(inputs),
                api.namespace(),
                notEnforced -> false,
                UnaryOperator.identity())
            .read(sources.files(), console.in());
    console.err().print(FindingFormat.TEXT.format(report.findings()));
    console.err().flush();
    var diffs = new ClusterDiffs(live, inputs, new SecureRandom());
    int code = report.exitCode() == ExitCode.OK ? SAME : FAILED;
    for (ValidCluster cluster : report.clusters()) {
      ClusterDiff diff = diffs.of(cluster.document().cluster(), Instant.now());
      if (!diff.isEmpty()) {
        console.out().print(DiffText.of(diff));
        console.out().flush();
        code = Math.max(code, diff.rejection().isPresent() ? FAILED : DIFFERENT);
      }
    }
    return code;
  }

  /** Whether an API is installed matters only when the objects are compared. */
  private static ClusterInputs withAllKinds(ClusterInputs inputs) {
    return ClusterInputs.builder().from(inputs).addAvailableKinds(OptionalKind.values()).build();
  }
}
