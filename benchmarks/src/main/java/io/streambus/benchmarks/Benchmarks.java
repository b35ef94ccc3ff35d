package io.streambus.benchmarks;

import com.google.common.base.Suppliers;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.report.Machine;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Report;
import io.streambus.benchmarks.suite.ThreadCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command line of {@code benchmarks/run}. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description = "Measures the operator and prints a table.",
    sortOptions = false)
public final class Benchmarks implements Callable<Integer> {

  @Parameters(
      paramLabel = "SUITE",
      description = "Suites to run: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<SuiteName> suites = List.of(SuiteName.values());

  @Option(
      names = "--clusters",
      defaultValue = "50",
      description = "Number of clusters in the suites whole and roll. Default: ${DEFAULT-VALUE}.")
  private int clusters;

  @Option(
      names = "--stored",
      split = ",",
      defaultValue = "500,2000",
      description =
          "Numbers of clusters that exist when the operator starts in the suite apply."
              + " Default: ${DEFAULT-VALUE}.")
  private List<Integer> stored = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds per suite; the median is reported. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--profile",
      description = "Also profile the operator and the raw client in the suite apply.")
  private boolean profile;

  @Option(
      names = "--output",
      defaultValue = "benchmarks/target",
      description = "Directory for results, logs and profiles. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("");

  @Option(
      names = "--image",
      paramLabel = "TAR",
      description =
          "Container image that the suites sizing and validate, and the cold program of the suite"
              + " whole, measure instead of ./streambus.")
  private Optional<Path> image = Optional.empty();

  @Option(
      names = "--update-docs",
      description = "Write the results of the suite sizing to docs/sizing.md.")
  private boolean updateDocs;

  /** Runs the command. The exit code is 0 whether or not targets are met, and 1 after an error. */
  public static void main(String[] arguments) {
    int code =
        new CommandLine(new Benchmarks())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws IOException {
    Settings settings =
        new Settings(clusters, stored, rounds, profile, output.toAbsolutePath(), image, updateDocs);
    Machine machine = Machine.current();
    ProgressPrinter progress = ProgressPrinter.on(System.err);
    Supplier<ThreadCalibration> calibration =
        Suppliers.memoize(() -> ThreadCalibration.run(progress));
    List<Measurement> measurements = new ArrayList<>();
    for (SuiteName suite : suites) {
      progress.print("suite %s", suite);
      measurements.addAll(suite.create().run(settings, calibration, progress));
    }
    if (suites.stream().anyMatch(SuiteName::hasRawClient)) {
      measurements.addAll(calibration.get().measurements());
    }
    Report report = new Report(machine, Instant.now(), measurements);
    Files.createDirectories(output);
    Files.writeString(output.resolve("results.md"), report.markdown());
    Files.writeString(output.resolve("results.json"), report.json());
    System.out.print(report.markdown());
    return 0;
  }
}
