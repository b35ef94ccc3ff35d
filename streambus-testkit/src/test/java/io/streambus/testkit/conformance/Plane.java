package io.streambus.testkit.conformance;

import java.util.List;
import java.util.function.Predicate;

/** A cluster with controllers on which one scenario runs. */
interface Plane {

  /** Executes a step and returns whether the API server accepted it. */
  String execute(ScenarioStep step);

  /**
   * Waits until nothing changes any longer, and returns all changes since the beginning.
   *
   * @param isComplete whether the changes lead to the expected state; a plane that cannot know
   *     whether controllers are at rest waits for it, for a limited time
   */
  List<ObjectEvent> settle(Predicate<List<ObjectEvent>> isComplete);
}
