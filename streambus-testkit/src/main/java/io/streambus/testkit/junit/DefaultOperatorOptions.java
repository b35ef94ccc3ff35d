package io.streambus.testkit.junit;

import io.streambus.operator.OperatorOptions;
import java.util.function.Supplier;

/** The options of an operator under test unless its test class has others: all defaults. */
final class DefaultOperatorOptions implements Supplier<OperatorOptions> {

  /** One instance, so that the operator need not be restarted between test classes. */
  static final OperatorOptions INSTANCE = OperatorOptions.defaults();

  DefaultOperatorOptions() {}

  @Override
  public OperatorOptions get() {
    return INSTANCE;
  }
}
