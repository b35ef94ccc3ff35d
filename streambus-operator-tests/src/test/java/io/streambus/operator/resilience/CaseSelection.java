package io.streambus.operator.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Which cases of each scenario a test runs: a random part, all of them with {@code -Pexhaustive},
 * or only the one that {@code -Dtests.case} names.
 *
 * @param seed determines the random part; set by {@code -Dtests.seed}
 * @param only name of the only case to run
 */
record CaseSelection(Class<?> test, boolean exhaustive, String seed, Optional<String> only) {

  /** One case in this many is run, at least one of each scenario. */
  private static final int ONE_IN = 4;

  private static final String REPETITION =
      "mvn verify -pl streambus-operator-tests -am -Dtest=None"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false"
          + " -Dit.test=%s '-Dtests.case=%s'";

  /** Reads the selection from the system properties of the build, and prints it. */
  static CaseSelection of(Class<?> test) {
    CaseSelection selection =
        new CaseSelection(
            test,
            Boolean.getBoolean("tests.exhaustive"),
            System.getProperty("tests.seed", Instant.now().toString()),
            Optional.ofNullable(System.getProperty("tests.case")).filter(name -> !name.isEmpty()));
    System.out.println(selection);
    return selection;
  }

  /** Whether every case is run. */
  boolean isComplete() {
    return exhaustive && only.isEmpty();
  }

  List<ControlPlaneScenario> scenarios(List<ControlPlaneScenario> all) {
    return all.stream()
        .filter(scenario -> only.stream().allMatch(name -> name.contains(scenario.name())))
        .toList();
  }

  /** Returns the cases of one scenario to run. */
  List<ScenarioCase> select(ControlPlaneScenario scenario, List<ScenarioCase> cases) {
    if (only.isPresent()) {
      List<ScenarioCase> found =
          cases.stream().filter(each -> only.get().equals(each.toString())).toList();
      assertThat(found).as("cases named %s among %s", only.get(), cases).isNotEmpty();
      return found;
    }
    if (exhaustive) {
      return cases;
    }
    List<ScenarioCase> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random((seed + scenario).hashCode()));
    return shuffled.subList(0, (cases.size() + ONE_IN - 1) / ONE_IN);
  }

  /** Command that runs a case alone. */
  String repetition(ScenarioCase failed) {
    return REPETITION.formatted(test.getSimpleName(), failed);
  }

  @Override
  public String toString() {
    String part =
        exhaustive
            ? "all cases"
            : "one case in %d, chosen by -Dtests.seed=%s; -Pexhaustive runs all"
                .formatted(ONE_IN, seed);
    return "%s runs %s".formatted(test.getSimpleName(), only.map("only "::concat).orElse(part));
  }
}
