package io.streambus.api.schema;

/** A value of an enumeration in the custom resource. */
public interface SpecValue {
  /** Returns the value as it appears in YAML. */
  String value();
}
