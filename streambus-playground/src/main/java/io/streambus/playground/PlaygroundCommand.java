package io.streambus.playground;

import io.streambus.api.StreamBusCluster;
import io.streambus.app.command.Findings;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.ClusterFile;
import io.streambus.app.settings.TimeSpan;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneStartException;
import io.streambus.testkit.controlplane.binaries.BinariesOptions;
import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how clusters come up on a control plane of this machine. */
@Command(
    name = "playground",
    description = "Shows a cluster go from nothing to Running on a control plane of this machine.",
    mixinStandardHelpOptions = true)
public final class PlaygroundCommand implements Callable<Integer> {

  private static final String EXAMPLE = "/playground/minimal-cluster.yaml";
  private static final String NAMESPACE = "default";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "YAML file with StreamBusClusters (default: a minimal one); -: standard input. Secrets with"
              + " certificates and StorageClasses that they name are made, too.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--exit-when-running",
      description = "End with 0 once all clusters run, or with 1 after the time-out.")
  private boolean exitWhenRunning;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = TimeSpan.class,
      description = "How long --exit-when-running waits (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--simulated",
      description = "Simulate Kubernetes in memory: seconds, and no control plane is needed.")
  private boolean simulated;

  @Option(
      names = "--programs",
      paramLabel = "FOLDER",
      description = "Folder with the programs of a control plane (default: get them).")
  private Optional<Path> programs = Optional.empty();

  private final Console console;

  public PlaygroundCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<ClusterDocument> documents = read().clusters(NAMESPACE);
    if (!areAccepted(documents)) {
      return ExitCode.FAILED.number();
    }
    List<StreamBusCluster> clusters = documents.stream().map(ClusterDocument::cluster).toList();
    Optional<ControlPlane> controlPlane = simulated ? Optional.empty() : startControlPlane();
    if (controlPlane.isEmpty()) {
      new Simulation(console).run(clusters);
      return ExitCode.OK.number();
    }
    try (ControlPlane started = controlPlane.get()) {
      new Playground(console, timeout, exitWhenRunning ? PlaygroundMode.EXIT : PlaygroundMode.STAY)
          .run(started, clusters);
    }
    return ExitCode.OK.number();
  }

  private ClusterFile read() {
    return file.map(name -> ClusterFile.of(name, console.in()))
        .orElseGet(PlaygroundCommand::example);
  }

  private static ClusterFile example() {
    try (InputStream in = PlaygroundCommand.class.getResourceAsStream(EXAMPLE)) {
      if (in == null) {
        throw new IllegalStateException("this jar lacks " + EXAMPLE);
      }
      return ClusterFile.of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean areAccepted(List<ClusterDocument> documents) {
    var findings = new Findings(console);
    var accepted = true;
    for (ClusterDocument document : documents) {
      if (ClusterResolver.resolve(document.cluster(), ClusterInputs.none())
          instanceof Resolution.Rejected rejected) {
        findings.problems(document, rejected);
        accepted = false;
      }
    }
    return accepted;
  }

  private Optional<ControlPlane> startControlPlane() {
    console.out().println("Starting a control plane on this machine.");
    try {
      return Optional.of(
          ControlPlane.start(
              ControlPlaneOptions.builder()
                  .binaries(
                      BinariesOptions.builder()
                          .folder(programs)
                          .progress(line -> console.out().println("  " + line))
                          .build())
                  .build()));
    } catch (ControlPlaneUnavailableException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      console.err().println("NO CONTROL PLANE CAN BE HAD HERE, SO IT IS SIMULATED: " + reason);
      return Optional.empty();
    } catch (ControlPlaneStartException e) {
      throw CommandException.failed("the control plane does not start: " + e.getMessage());
    }
  }
}
