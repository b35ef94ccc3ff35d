package io.streambus.operator.resilience;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.streambus.operator.fixture.RunSummary;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * Runs the cases of all scenarios in parallel, since they wait most of the time, and reports them
 * as one test for each scenario.
 */
final class ScenarioMatrix implements AutoCloseable {

  private static final int PARALLELISM = 8;

  private final ExecutorService runs = Executors.newFixedThreadPool(PARALLELISM);
  private final ScenarioEnvironment environment;
  private final CaseSelection selection;
  private final RunSummary summary;

  /**
   * Creates a matrix that has not started any runs.
   *
   * @param test selects the cases to run
   */
  ScenarioMatrix(Class<?> test, ScenarioEnvironment environment, RunSummary summary) {
    this.environment = environment;
    this.selection = CaseSelection.of(test);
    this.summary = summary;
  }

  /**
   * Starts all runs. The tests wait for their results.
   *
   * @param cases cases of a scenario, given its run without them
   */
  List<DynamicTest> start(
      List<ControlPlaneScenario> scenarios,
      BiFunction<ControlPlaneScenario, BaselineRun, List<ScenarioCase>> cases) {
    return selection.scenarios(scenarios).stream()
        .map(scenario -> dynamicTest(scenario.name(), test(scenario, start(scenario, cases))))
        .toList();
  }

  private CompletableFuture<List<CompletableFuture<Executable>>> start(
      ControlPlaneScenario scenario,
      BiFunction<ControlPlaneScenario, BaselineRun, List<ScenarioCase>> cases) {
    return CompletableFuture.supplyAsync(() -> BaselineRun.run(scenario, environment), runs)
        .thenApply(
            baseline ->
                start(selection.select(scenario, cases.apply(scenario, baseline)), baseline));
  }

  private List<CompletableFuture<Executable>> start(
      List<ScenarioCase> cases, BaselineRun baseline) {
    return cases.stream()
        .map(each -> CompletableFuture.supplyAsync(() -> outcome(each, baseline.state()), runs))
        .toList();
  }

  /** Returns what throws the failure of a case, if it failed. */
  private Executable outcome(ScenarioCase each, EndState expected) {
    try {
      summary.count(each.summaryRow(), each.run(environment, expected));
      return () -> {};
    } catch (RuntimeException | AssertionError e) {
      String message =
          "%s: %s%nRepeat this case alone with:%n%s"
              .formatted(each, e.getMessage(), selection.repetition(each));
      return () -> {
        throw new AssertionError(message, e);
      };
    }
  }

  private static Executable test(
      ControlPlaneScenario scenario,
      CompletableFuture<List<CompletableFuture<Executable>>> started) {
    return () -> {
      List<Executable> outcomes = started.join().stream().map(CompletableFuture::join).toList();
      assertAll(scenario.name(), outcomes);
    };
  }

  /** Interrupts all runs and publishes their summary. */
  @Override
  public void close() throws IOException {
    runs.shutdownNow();
    environment.close();
    if (selection.isComplete()) {
      summary.compareWithPage();
    } else {
      summary.write();
    }
  }
}
