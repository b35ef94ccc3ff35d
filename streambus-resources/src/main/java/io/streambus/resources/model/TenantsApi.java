package io.streambus.resources.model;

/** Whether the brokers of a cluster support the tenants API. No released version does. */
public enum TenantsApi {
  /** No broker has been queried yet. */
  UNKNOWN,
  /** The brokers do not support the API. */
  UNSUPPORTED,
  /** The brokers support the API. */
  SUPPORTED
}
