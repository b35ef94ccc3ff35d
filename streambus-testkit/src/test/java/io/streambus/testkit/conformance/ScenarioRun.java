package io.streambus.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Runs a scenario and describes what happened. */
record ScenarioRun(Scenario scenario, Plane plane) {

  /**
   * What happened in one step.
   *
   * @param title the step and whether it was accepted
   * @param lines changes and state
   */
  record StepHistory(String title, List<String> lines) {

    @Override
    public String toString() {
      return "# " + title + "\n" + String.join("\n", lines) + "\n";
    }
  }

  /**
   * Runs all steps.
   *
   * @param expected what is expected to happen, as far as it is known
   */
  List<StepHistory> run(List<StepHistory> expected) {
    List<StepHistory> history = new ArrayList<>();
    int size = 0;
    for (ScenarioStep step : scenario.steps()) {
      int index = history.size();
      String outcome = plane.execute(step);
      ObjectHistory all =
          history(
              plane.settle(
                  index < expected.size() ? reaches(expected.get(index).lines()) : events -> true));
      history.add(new StepHistory(step + ": " + outcome, all.lines(size)));
      size = all.size();
    }
    return history;
  }

  private Predicate<List<ObjectEvent>> reaches(List<String> expected) {
    List<String> state = expected.stream().filter(line -> line.startsWith(" ")).toList();
    return events -> history(events).state().equals(state);
  }

  private ObjectHistory history(List<ObjectEvent> events) {
    return new ObjectHistory(events, scenario.isParallel());
  }
}
