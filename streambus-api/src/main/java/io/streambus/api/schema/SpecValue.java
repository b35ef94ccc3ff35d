package io.streambus.api.schema;

import io.streambus.api.stability.PublicApi;

/** A value of an enumeration in the custom resource. */
@PublicApi
public interface SpecValue {
  /** {@return the value as it appears in YAML} */
  String value();
}
