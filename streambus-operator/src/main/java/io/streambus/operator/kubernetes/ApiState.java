package io.streambus.operator.kubernetes;

/** State of the API of an optional kind. */
public sealed interface ApiState {

  /** The API is served, and the cache contains all managed objects of the kind. */
  record Served() implements ApiState {}

  /** The API is not installed. */
  record NotInstalled() implements ApiState {}

  /**
   * The state is unknown or objects of the kind cannot be listed, usually for lack of a permission.
   *
   * @param reason what the API server reported
   */
  record Unavailable(String reason) implements ApiState {}
}
