package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * State of the brokers of a cluster at the last poll.
 *
 * @param brokers snapshots by ordinal
 */
record BrokersSnapshot(ImmutableList<BrokerSnapshot> brokers) {

  /** No broker has been polled yet. */
  static final BrokersSnapshot EMPTY = new BrokersSnapshot(ImmutableList.of());

  private static final ApiResponse<BrokerInfo> NOT_PROBED =
      new ApiResponse.Failed<>("not polled yet, because other brokers respond slowly");

  /** Tenant state of a broker. */
  TenantState tenants(int ordinal) {
    return ordinal < brokers.size() ? brokers.get(ordinal).tenants() : new TenantState.NotChecked();
  }

  /** Last snapshot of a broker; its errors are those of an earlier poll. */
  BrokerSnapshot previous(int ordinal) {
    return ordinal < brokers.size()
        ? brokers.get(ordinal).withoutErrors()
        : BrokerSnapshot.unreachable(NOT_PROBED, new TenantState.NotChecked()).withoutErrors();
  }

  int reachable() {
    return (int) brokers.stream().filter(BrokerSnapshot::isReachable).count();
  }

  /** Ordinal of the leader. Only the leader reports itself, and occasionally two brokers do. */
  OptionalInt leader() {
    List<Integer> leaders = IntStream.range(0, brokers.size()).filter(this::leads).boxed().toList();
    return leaders.size() == 1 ? OptionalInt.of(leaders.get(0)) : OptionalInt.empty();
  }

  private boolean leads(int ordinal) {
    return brokers.get(ordinal).info().success().filter(info -> info.leads(ordinal)).isPresent();
  }

  /** When to retry tenant synchronization with reachable brokers, if any attempt failed. */
  Optional<Instant> nextRetry() {
    return brokers.stream()
        .filter(BrokerSnapshot::isReachable)
        .flatMap(broker -> broker.tenants().nextRetry().stream())
        .min(Instant::compareTo);
  }

  /** Whether brokers may have tenants that must be removed if the spec has none. */
  boolean hasTenants() {
    return brokers.stream()
        .map(BrokerSnapshot::tenants)
        .anyMatch(
            state ->
                state instanceof TenantState.Failed
                    || (state instanceof TenantState.Synced synced
                        && !synced.tenants().quotasById().isEmpty()));
  }

  /** Information for the reconciler. */
  BrokersSummary summary(BrokerTarget target) {
    TenantsApi api = target.managesTenants() ? tenantsApi() : TenantsApi.UNKNOWN;
    return new BrokersSummary(
        api,
        api == TenantsApi.SUPPORTED ? Optional.of(progress(target)) : Optional.empty(),
        leader());
  }

  /**
   * UNSUPPORTED if one broker lacks the API, because that broker enforces no quotas on its clients.
   */
  private TenantsApi tenantsApi() {
    List<TenantsApi> apis = brokers.stream().map(broker -> broker.tenants().api()).toList();
    return Stream.of(TenantsApi.UNSUPPORTED, TenantsApi.SUPPORTED)
        .filter(apis::contains)
        .findFirst()
        .orElse(TenantsApi.UNKNOWN);
  }

  private TenantProgress progress(BrokerTarget target) {
    int done = (int) brokers.stream().filter(broker -> isDone(broker, target)).count();
    return new TenantProgress(
        target.cluster().replicas(),
        Math.min(done, target.cluster().replicas()),
        IntStream.range(0, brokers.size())
            .mapToObj(this::problem)
            .flatMap(Optional::stream)
            .findFirst());
  }

  private static boolean isDone(BrokerSnapshot broker, BrokerTarget target) {
    return broker.isReachable()
        && broker.tenants() instanceof TenantState.Synced synced
        && synced.tenants().equals(target.desiredTenants());
  }

  private Optional<Problem> problem(int ordinal) {
    BrokerSnapshot broker = brokers.get(ordinal);
    String prefix = "broker %d: ".formatted(ordinal);
    return broker
        .info()
        .failure()
        .map(failure -> new Problem(Problem.Kind.UNREACHABLE, prefix + failure))
        .or(
            () ->
                broker.tenants() instanceof TenantState.Failed failed
                    ? Optional.of(
                        new Problem(failed.problem().kind(), prefix + failed.problem().message()))
                    : Optional.empty());
  }
}
