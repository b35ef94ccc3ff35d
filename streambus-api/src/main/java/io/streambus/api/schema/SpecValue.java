package io.streambus.api.schema;

/** A member of a closed vocabulary, as it is spelled in the custom resource. */
public interface SpecValue {
  /** The spelling in YAML. */
  String value();
}
