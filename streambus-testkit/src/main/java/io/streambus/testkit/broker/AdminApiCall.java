package io.streambus.testkit.broker;

/**
 * A call that a {@link FakeBroker} received.
 *
 * @param method HTTP method, such as {@code GET}
 * @param path path with query, such as {@code /api/v1/tenants/orders}
 * @param body request body; empty if there is none
 */
public record AdminApiCall(String method, String path, String body) {

  /** {@return whether the call is a read, that is, a {@code GET}} */
  public boolean isRead() {
    return method.equals("GET");
  }

  /** {@return whether the call concerns tenants} */
  public boolean isTenantCall() {
    return path.startsWith("/api/v1/tenants");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
