package io.streambus.api.openapi;

/** What to do with fields that a schema does not define. */
public enum UnknownFields {
  /** Ignore them, as an operator must whose users apply a newer schema. */
  IGNORE,
  /** Report them, as the API server does to kubectl. */
  REJECT
}
