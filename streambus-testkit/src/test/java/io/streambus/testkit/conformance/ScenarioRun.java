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
    List<ObjectEvent> before = List.of();
    ShortLivedObjects shortLived = new ShortLivedObjects();
    for (ScenarioStep step : scenario.steps()) {
      int index = history.size();
      String outcome = plane.execute(step);
      List<ObjectEvent> all =
          plane.settle(
              index < expected.size()
                  ? reaches(expected.get(index).lines(), before, shortLived)
                  : events -> true);
      List<ObjectEvent> after = shortLived.removeFrom(all, before);
      history.add(
          new StepHistory(
              step + ": " + outcome,
              new ObjectHistory(after, isOrdered(step)).lines(before.size())));
      before = after;
    }
    return history;
  }

  private Predicate<List<ObjectEvent>> reaches(
      List<String> expected, List<ObjectEvent> before, ShortLivedObjects shortLived) {
    List<String> state = expected.stream().filter(line -> line.startsWith(" ")).toList();
    return events ->
        new ObjectHistory(shortLived.removeFrom(events, before), true).state().equals(state);
  }

  /** The garbage collector deletes the pods of a deleted StatefulSet in any order. */
  private boolean isOrdered(ScenarioStep step) {
    boolean deletesSet =
        step instanceof ScenarioStep.Delete && step.target().kind().equals("StatefulSet");
    return !scenario.isParallel() && !deletesSet;
  }
}
