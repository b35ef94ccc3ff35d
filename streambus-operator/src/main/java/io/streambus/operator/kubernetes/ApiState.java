package io.streambus.operator.kubernetes;

/** Whether the operator can work with the API of an optional kind. */
public sealed interface ApiState {

  /** It can, and knows every object of the kind that it made. */
  record Served() implements ApiState {}

  /** The API is not installed. */
  record NotInstalled() implements ApiState {}

  /**
   * The operator cannot tell, or sees no objects of the kind; most often it lacks a right.
   *
   * @param why what the API server says
   */
  record Unavailable(String why) implements ApiState {}
}
