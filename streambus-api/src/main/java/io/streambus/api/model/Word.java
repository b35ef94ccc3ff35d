package io.streambus.api.model;

/** A member of a closed vocabulary, as it is spelled in the custom resource. */
public interface Word {
  /** The spelling in YAML. */
  String text();
}
