package io.streambus.operator.resilience;

/**
 * A scenario in which something happens to the operator. Its string is the name by which the case
 * is repeated alone.
 */
interface ScenarioCase {

  /**
   * Runs the scenario and verifies that it ends in the expected state.
   *
   * @return how often it happened; 0 if the scenario ended before
   */
  int run(ScenarioEnvironment environment, EndState expected);

  /** Row of the run summary to which the case belongs. */
  String summaryRow();
}
