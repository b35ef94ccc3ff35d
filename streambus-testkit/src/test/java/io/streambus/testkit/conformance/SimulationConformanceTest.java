package io.streambus.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.conformance.ScenarioRun.StepHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins what the simulated controllers do in each scenario. {@link ControllersConformanceIT}
 * compares it with the real controllers; without that, tests on the simulation would prove nothing
 * about Kubernetes.
 */
class SimulationConformanceTest {

  private static final Path HISTORIES = ConformanceFile.FOLDER.resolve("histories");

  static List<Scenario> scenarios() {
    return Scenario.readAll();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void simulationBehavesAsRecorded(Scenario scenario) throws IOException {
    // When
    String history =
        new ScenarioRun(scenario, new SimulationPlane())
            .run(List.of()).stream().map(StepHistory::toString).collect(Collectors.joining());

    // Then
    Path file = HISTORIES.resolve(scenario.name() + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(HISTORIES);
      Files.writeString(file, history);
    }
    assertThat(file).content().isEqualTo(history);
  }

  @Test
  void everyRecordedHistoryHasScenario() throws IOException {
    try (Stream<Path> files = Files.list(HISTORIES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              scenarios().stream().map(scenario -> scenario.name() + ".txt").toList());
    }
  }
}
