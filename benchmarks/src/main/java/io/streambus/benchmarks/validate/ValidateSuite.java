package io.streambus.benchmarks.validate;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.benchmarks.harness.ProgressPrinter;
import io.streambus.benchmarks.harness.Settings;
import io.streambus.benchmarks.process.OperatorProgram;
import io.streambus.benchmarks.report.Measurement;
import io.streambus.benchmarks.report.Target;
import io.streambus.benchmarks.suite.BenchmarkSuite;
import io.streambus.benchmarks.suite.ThreadCalibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Measures {@code streambus validate} with one file, from process start to exit. */
public final class ValidateSuite implements BenchmarkSuite {

  private static final Path FILE = Path.of("examples", "clusters", "production-cluster.yaml");
  private static final int REPETITIONS = 7;
  private static final double MAX_SECONDS = 0.5;

  @Override
  public List<Measurement> run(
      Settings settings, Supplier<ThreadCalibration> calibration, ProgressPrinter progress) {
    OperatorProgram program = OperatorProgram.of(settings);
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < REPETITIONS; i++) {
      seconds.add(seconds(program));
    }
    progress.print("validate: %s s", seconds);
    return List.of(
        Measurement.absolute("validate", "one file, " + program.name(), "s", seconds)
            .withTarget(Target.atMost(MAX_SECONDS)));
  }

  private static double seconds(OperatorProgram program) {
    List<String> command = new ArrayList<>(program.command());
    command.addAll(List.of("validate", "-f", FILE.toString()));
    long begin = System.nanoTime();
    try {
      int code =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor();
      if (code != 0) {
        throw new BenchmarkFailedException("validate exited with code " + code);
      }
    } catch (IOException e) {
      throw new BenchmarkFailedException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while validating", e);
    }
    return (System.nanoTime() - begin) / 1e9;
  }
}
