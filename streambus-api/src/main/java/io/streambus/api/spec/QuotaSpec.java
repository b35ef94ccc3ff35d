package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Min;
import io.streambus.api.schema.CrdModel;
import java.util.Optional;
import org.immutables.value.Value;

/** Limits of one tenant. A limit that is absent is no limit. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableQuotaSpec.class)
@JsonDeserialize(as = ImmutableQuotaSpec.class)
public interface QuotaSpec {

  /** Most topics. */
  @Min(0)
  Optional<Integer> maxTopics();

  /** Most partitions in each topic. */
  @Min(0)
  Optional<Integer> maxPartitionsPerTopic();

  /** Most client connections. */
  @Min(0)
  Optional<Integer> maxConnections();

  /** Most traffic in MiB per second, produced and fetched together. */
  @Min(0)
  Optional<Integer> maxBandwidthMBps();

  /** Most stored data in GiB. */
  @Min(0)
  Optional<Integer> maxStorageGB();

  /** Most messages per second. */
  @Min(0)
  Optional<Integer> maxMessagesPerSecond();

  /** A builder with every field unset. */
  static ImmutableQuotaSpec.Builder builder() {
    return ImmutableQuotaSpec.builder();
  }
}
