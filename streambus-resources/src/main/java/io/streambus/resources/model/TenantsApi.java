package io.streambus.resources.model;

/** Whether the brokers of a cluster answer calls about tenants. No version that is shipped does. */
public enum TenantsApi {
  /** No broker was asked yet. */
  UNKNOWN,
  /** They were asked, and do not know the calls. */
  ABSENT,
  /** They were asked, and answered. */
  PRESENT
}
