package io.streambus.resources.tenants;

import io.streambus.api.stability.PublicApi;

/** Quota types of a tenant, in the order of the admin API. */
@PublicApi
public enum QuotaType {
  /** Bytes per second, produced and fetched combined. */
  BYTES_PER_SECOND("MaxBytesPerSecond"),
  /** Messages per second, produced and fetched combined. */
  MESSAGES_PER_SECOND("MaxMessagesPerSecond"),
  /** Bytes of stored data. */
  STORAGE_BYTES("MaxStorageBytes"),
  /** Number of topics. */
  TOPICS("MaxTopics"),
  /** Number of partitions of all topics combined. */
  PARTITIONS("MaxPartitions"),
  /** Number of concurrent connections. */
  CONNECTIONS("MaxConnections"),
  /** Number of concurrent producers. */
  PRODUCERS("MaxProducers"),
  /** Number of concurrent consumers. */
  CONSUMERS("MaxConsumers"),
  /** Number of consumer groups. */
  CONSUMER_GROUPS("MaxConsumerGroups"),
  /** Requests per second. */
  REQUESTS_PER_SECOND("MaxRequestsPerSecond"),
  /** Message retention in hours. */
  RETENTION_HOURS("MaxRetentionHours");

  private final String apiField;

  QuotaType(String field) {
    this.apiField = field;
  }

  /** {@return the field name in the admin API} */
  public String apiField() {
    return apiField;
  }
}
