package io.streambus.resources.tenants;

/** The limits that a broker keeps of a tenant, in the order in which it lists them. */
public enum QuotaType {
  /** Bytes per second, produced and fetched together. */
  BYTES_PER_SECOND("MaxBytesPerSecond"),
  /** Messages per second, produced and fetched together. */
  MESSAGES_PER_SECOND("MaxMessagesPerSecond"),
  /** Bytes of stored data. */
  STORAGE_BYTES("MaxStorageBytes"),
  /** Topics. */
  TOPICS("MaxTopics"),
  /** Partitions of all topics together. */
  PARTITIONS("MaxPartitions"),
  /** Connections at one time. */
  CONNECTIONS("MaxConnections"),
  /** Producers at one time. */
  PRODUCERS("MaxProducers"),
  /** Consumers at one time. */
  CONSUMERS("MaxConsumers"),
  /** Consumer groups. */
  CONSUMER_GROUPS("MaxConsumerGroups"),
  /** Requests per second. */
  REQUESTS_PER_SECOND("MaxRequestsPerSecond"),
  /** Hours for which messages are kept. */
  RETENTION_HOURS("MaxRetentionHours");

  private final String field;

  QuotaType(String field) {
    this.field = field;
  }

  /** Name of the limit in the admin API. */
  public String field() {
    return field;
  }
}
