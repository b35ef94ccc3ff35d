package io.streambus.testkit.compatibility;

import io.streambus.operator.OperatorOptions;

/** Guarantees that the operator without customizations passes the tests for those with some. */
class DefaultOperatorCompatibilityIT extends OperatorCompatibilityTest {

  @Override
  protected OperatorOptions operatorOptions() {
    return OperatorOptions.defaults();
  }
}
