package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Min;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Limits of one tenant. An absent limit means unlimited. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableQuotaSpec.class)
@JsonDeserialize(as = ImmutableQuotaSpec.class)
public interface QuotaSpec {

  /**
   * maxTopics is the maximum number of topics. Must be at least 0.
   *
   * @return the maximum number of topics
   */
  @Min(0)
  Optional<Integer> maxTopics();

  /**
   * maxPartitionsPerTopic is the maximum number of partitions per topic. Must be at least 0.
   *
   * @return the maximum number of partitions per topic
   */
  @Min(0)
  Optional<Integer> maxPartitionsPerTopic();

  /**
   * maxConnections is the maximum number of client connections. Must be at least 0.
   *
   * @return the maximum number of client connections
   */
  @Min(0)
  Optional<Integer> maxConnections();

  /**
   * maxBandwidthMBps is the maximum combined produce and fetch traffic in MiB per second. Must be
   * at least 0.
   *
   * @return the maximum combined produce and fetch traffic in MiB per second
   */
  @Min(0)
  Optional<Integer> maxBandwidthMBps();

  /**
   * maxStorageGB is the maximum amount of stored data in GiB. Must be at least 0.
   *
   * @return the maximum amount of stored data in GiB
   */
  @Min(0)
  Optional<Integer> maxStorageGB();

  /**
   * maxMessagesPerSecond is the maximum number of messages per second. Must be at least 0.
   *
   * @return the maximum number of messages per second
   */
  @Min(0)
  Optional<Integer> maxMessagesPerSecond();

  /** {@return a builder with all fields unset} */
  static ImmutableQuotaSpec.Builder builder() {
    return ImmutableQuotaSpec.builder();
  }
}
