package io.streambus.operator.certificates;

import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.operator.certificates.Finding.Effect;

/** A Secret, as findings name it. */
record Place(String namespace, String secret) {

  /** One key of it. */
  String key(String key) {
    return key + " in " + this;
  }

  static Finding stops(ConditionReason reason, String message) {
    return new Finding(Effect.STOPS, reason, message);
  }

  static Finding harms(ConditionReason reason, String message) {
    return new Finding(Effect.HARMS, reason, message);
  }

  @Override
  public String toString() {
    return "Secret " + namespace + "/" + secret;
  }
}
