package io.streambus.playground;

import io.streambus.api.StreamBusCluster;
import io.streambus.app.command.FindingsPrinter;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.ClusterFile;
import io.streambus.resources.ClusterInputs;
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

/** Runs clusters on a local control plane and prints how their state changes. */
@Command(
    name = "playground",
    description =
        "Start a local control plane and the operator, and show a cluster become Running. Runs"
            + " until it is stopped.",
    mixinStandardHelpOptions = true)
public final class PlaygroundCommand implements Callable<Integer> {

  private static final String EXAMPLE = "/playground/minimal-cluster.yaml";
  private static final String NAMESPACE = "default";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "YAML file that contains one or more StreamBusClusters (default: a minimal cluster); use"
              + " - to read from standard input. Certificate Secrets and StorageClasses that they"
              + " refer to are created.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--exit-when-running",
      description = "Exit with 0 once all clusters are Running, or with 1 after the timeout.")
  private boolean exitWhenRunning;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "5m",
      converter = DurationConverter.class,
      description = "Timeout of --exit-when-running (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--simulated",
      description = "Simulate Kubernetes in memory, within seconds and without a control plane.")
  private boolean simulated;

  @Option(
      names = "--programs",
      paramLabel = "DIRECTORY",
      description = "Directory of the control plane binaries (default: download or build them).")
  private Optional<Path> binariesDirectory = Optional.empty();

  private final Console console;

  public PlaygroundCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<ClusterDocument> documents = read().clusters(NAMESPACE);
    if (!areValid(documents)) {
      return ExitCode.FAILED.code();
    }
    List<StreamBusCluster> clusters = documents.stream().map(ClusterDocument::cluster).toList();
    Optional<ControlPlane> controlPlane = simulated ? Optional.empty() : startControlPlane();
    if (controlPlane.isEmpty()) {
      new Simulation(console).run(clusters);
      return ExitCode.OK.code();
    }
    try (ControlPlane started = controlPlane.get()) {
      new Playground(
              console,
              timeout,
              exitWhenRunning ? PlaygroundMode.EXIT_WHEN_RUNNING : PlaygroundMode.WATCH)
          .run(started, clusters);
    }
    return ExitCode.OK.code();
  }

  private ClusterFile read() {
    return file.map(name -> ClusterFile.of(name, console.in()))
        .orElseGet(PlaygroundCommand::example);
  }

  private static ClusterFile example() {
    try (InputStream in = PlaygroundCommand.class.getResourceAsStream(EXAMPLE)) {
      if (in == null) {
        throw new IllegalStateException("resource missing from the jar: " + EXAMPLE);
      }
      return ClusterFile.of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean areValid(List<ClusterDocument> documents) {
    var findings = new FindingsPrinter(console);
    var valid = true;
    for (ClusterDocument document : documents) {
      if (document.resolve(ClusterInputs.none()) instanceof Resolution.Rejected rejected) {
        findings.printProblems(document, rejected);
        valid = false;
      }
    }
    return valid;
  }

  private Optional<ControlPlane> startControlPlane() {
    console.out().println("Starting a control plane on this machine.");
    try {
      return Optional.of(
          ControlPlane.start(
              ControlPlaneOptions.builder()
                  .binaries(
                      BinariesOptions.builder()
                          .directory(binariesDirectory)
                          .progress(line -> console.out().println("  " + line))
                          .build())
                  .build()));
    } catch (ControlPlaneUnavailableException e) {
      String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
      console
          .err()
          .println("NO CONTROL PLANE IS AVAILABLE, SIMULATING KUBERNETES INSTEAD: " + reason);
      return Optional.empty();
    } catch (ControlPlaneStartException e) {
      throw CommandException.failed("cannot start the control plane: " + e.getMessage());
    }
  }
}
