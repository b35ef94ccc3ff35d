package io.streambus.testkit.logs;

/** Opens the shared log when it is first needed. */
final class SharedLog {

  static final OperatorLog INSTANCE = OperatorLog.open();

  private SharedLog() {}
}
