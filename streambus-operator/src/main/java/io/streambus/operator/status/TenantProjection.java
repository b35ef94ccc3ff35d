package io.streambus.operator.status;

import io.streambus.api.TenantStatus;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenancy.Tenant;
import io.streambus.resources.model.Tenancy.TenantLimits;
import java.util.List;

/** Projects the tenants onto the status. */
final class TenantProjection {

  /** Limits the size of the status; the tenants command prints the complete table. */
  private static final int MAX_COUNT = 100;

  private TenantProjection() {}

  static List<TenantStatus> of(BrokerCluster cluster) {
    return cluster.tenancy() instanceof Tenancy.Enabled enabled
        ? enabled.tenants().stream().limit(MAX_COUNT).map(TenantProjection::status).toList()
        : List.of();
  }

  private static TenantStatus status(Tenant tenant) {
    return TenantStatus.builder().tenantId(tenant.id()).limits(quotas(tenant.limits())).build();
  }

  private static QuotaSpec quotas(TenantLimits limits) {
    return QuotaSpec.builder()
        .maxTopics(limits.topics())
        .maxPartitionsPerTopic(limits.partitionsPerTopic())
        .maxConnections(limits.connections())
        .maxBandwidthMBps(limits.bandwidthMebibytes())
        .maxStorageGB(limits.storageGibibytes())
        .maxMessagesPerSecond(limits.messagesPerSecond())
        .build();
  }
}
