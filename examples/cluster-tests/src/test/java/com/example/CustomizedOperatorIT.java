package com.example;

import io.streambus.operator.OperatorOptions;
import io.streambus.testkit.compatibility.OperatorCompatibilityTest;
import java.util.List;

/** The operator with the options of this platform keeps the guarantees of StreamBus. */
class CustomizedOperatorIT extends OperatorCompatibilityTest {

  @Override
  protected OperatorOptions operatorOptions() {
    return OperatorOptions.builder().parallelism(2).build();
  }

  @Override
  protected List<String> spec() {
    return List.of(
        "replicas: 3", "rollout: {minReadySeconds: 1}", "podLabels: {example.com/team: shop}");
  }
}
