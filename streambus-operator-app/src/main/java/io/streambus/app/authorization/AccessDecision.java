package io.streambus.app.authorization;

/** Whether the sender of a request may read an endpoint. */
enum AccessDecision {
  /** The user of the token may. */
  ALLOWED,
  /** The user of the token may not. */
  FORBIDDEN,
  /** The token is not valid. */
  UNAUTHENTICATED,
  /** Unknown, because too many unknown tokens arrive or the API server does not decide. */
  UNDECIDED
}
