package io.streambus.operator.certificates;

import io.streambus.api.values.ConditionReason;
import io.streambus.operator.certificates.Finding.Severity;

/** Reference to a Secret in findings. */
record SecretRef(String namespace, String name) {

  /** Reference to one key of the Secret. */
  String key(String key) {
    return key + " in " + this;
  }

  static Finding blocking(ConditionReason reason, String message) {
    return new Finding(Severity.BLOCKING, reason, message);
  }

  static Finding degrading(ConditionReason reason, String message) {
    return new Finding(Severity.DEGRADING, reason, message);
  }

  @Override
  public String toString() {
    return "Secret " + namespace + "/" + name;
  }
}
