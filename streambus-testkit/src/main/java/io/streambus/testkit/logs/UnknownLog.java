package io.streambus.testkit.logs;

import java.util.List;

/** For JVMs that do not log through Logback. */
final class UnknownLog implements OperatorLog {

  @Override
  public List<String> errors() {
    return List.of();
  }

  @Override
  public List<String> tail(int lines) {
    return List.of("unknown: add ch.qos.logback:logback-classic to the dependencies of the test");
  }

  @Override
  public void forgetTail() {
    // Nothing is known.
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
