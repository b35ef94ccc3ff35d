package io.streambus.testkit.broker;

/**
 * A call that a {@link FakeBroker} got.
 *
 * @param method such as {@code GET}
 * @param path with its query, such as {@code /api/v1/tenants/orders}
 * @param body what was sent; empty for nothing
 */
public record Call(String method, String path, String body) {

  /** Whether it asks and changes nothing. */
  public boolean isRead() {
    return method.equals("GET");
  }

  /** Whether it is about tenants. */
  public boolean isAboutTenants() {
    return path.startsWith("/api/v1/tenants");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
