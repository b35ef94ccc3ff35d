package io.streambus.testkit.conformance;

import io.streambus.testkit.conformance.ScenarioRun.StepHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * A scenario with what the simulation lets expect and what happened.
 *
 * @param scenario the scenario
 * @param expected history of the simulation, with the known differences
 * @param actual history on an API server
 */
record ConformanceRun(Scenario scenario, List<StepHistory> expected, List<StepHistory> actual) {

  /** Runs all scenarios at the same time: most of them wait most of the time. */
  static List<ConformanceRun> all(
      List<Scenario> scenarios, List<KnownDifference> differences, NamespacePlanes planes)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(scenarios.size());
    try {
      List<Future<ConformanceRun>> futures =
          scenarios.stream()
              .map(
                  scenario ->
                      threads.submit(() -> of(scenario, differences, planes.create(scenario))))
              .toList();
      List<ConformanceRun> runs = new ArrayList<>();
      for (Future<ConformanceRun> future : futures) {
        runs.add(future.get());
      }
      return runs;
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static ConformanceRun of(
      Scenario scenario, List<KnownDifference> differences, Plane plane) {
    List<StepHistory> expected = expected(scenario, differences);
    return new ConformanceRun(scenario, expected, new ScenarioRun(scenario, plane).run(expected));
  }

  private static List<StepHistory> expected(Scenario scenario, List<KnownDifference> differences) {
    return new ScenarioRun(scenario, new SimulationPlane())
        .run(List.of()).stream()
            .map(
                step ->
                    new StepHistory(
                        step.title(),
                        step.lines().stream()
                            .flatMap(line -> real(scenario, differences, line))
                            .toList()))
            .toList();
  }

  private static Stream<String> real(
      Scenario scenario, List<KnownDifference> differences, String line) {
    String real = line;
    for (KnownDifference difference : differences) {
      if (difference.applies(scenario, real)) {
        real = difference.apply(real);
      }
    }
    return real.isEmpty() ? Stream.empty() : Stream.of(real);
  }

  void verify(SoftAssertions assertions) {
    assertions.assertThat(text(actual)).as(scenario.name()).isEqualTo(text(expected));
  }

  private static String text(List<StepHistory> history) {
    return history.stream().map(StepHistory::toString).collect(Collectors.joining());
  }
}
