package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.kubernetes.BrokerTenancyInfo;
import io.streambus.operator.kubernetes.TenantProgress;
import io.streambus.operator.kubernetes.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The brokers of a cluster, as they were seen last.
 *
 * @param brokers by ordinal
 */
record BrokersSnapshot(ImmutableList<BrokerSnapshot> brokers) {

  /** Nobody looked. */
  static final BrokersSnapshot NOTHING = new BrokersSnapshot(ImmutableList.of());

  /** What is known of the tenants of a broker. */
  TenantState tenants(int ordinal) {
    return ordinal < brokers.size() ? brokers.get(ordinal).tenants() : new TenantState.NotChecked();
  }

  int reachable() {
    return (int) brokers.stream().filter(BrokerSnapshot::isReachable).count();
  }

  /** The ordinal of the leader. Only the leader knows that it leads, and now and then two do. */
  OptionalInt leader() {
    List<Integer> leaders = IntStream.range(0, brokers.size()).filter(this::leads).boxed().toList();
    return leaders.size() == 1 ? OptionalInt.of(leaders.get(0)) : OptionalInt.empty();
  }

  private boolean leads(int ordinal) {
    return brokers.get(ordinal).info().given().filter(info -> info.leads(ordinal)).isPresent();
  }

  /** When brokers that answer, and whose tenants are not as wanted, are due again. */
  Optional<Instant> retry() {
    return brokers.stream()
        .filter(BrokerSnapshot::isReachable)
        .flatMap(broker -> broker.tenants().retry().stream())
        .min(Instant::compareTo);
  }

  /** Whether brokers have tenants that a spec without tenants shall not leave behind. */
  boolean hasTenants() {
    return brokers.stream()
        .map(BrokerSnapshot::tenants)
        .anyMatch(
            state ->
                state instanceof TenantState.Failed
                    || (state instanceof TenantState.Synced synced
                        && !synced.table().tenantQuotas().isEmpty()));
  }

  /** What a pass may know. */
  BrokerTenancyInfo facts(BrokerTarget brokerTarget) {
    TenantsApi api = brokerTarget.wantsTenants() ? tenantsApi() : TenantsApi.UNKNOWN;
    return new BrokerTenancyInfo(
        api,
        api == TenantsApi.PRESENT ? Optional.of(progress(brokerTarget)) : Optional.empty(),
        leader());
  }

  /** One broker without is enough: its clients are held to nothing. */
  private TenantsApi tenantsApi() {
    List<TenantsApi> apis = brokers.stream().map(broker -> broker.tenants().api()).toList();
    return Stream.of(TenantsApi.ABSENT, TenantsApi.PRESENT)
        .filter(apis::contains)
        .findFirst()
        .orElse(TenantsApi.UNKNOWN);
  }

  private TenantProgress progress(BrokerTarget brokerTarget) {
    int done = (int) brokers.stream().filter(broker -> isDone(broker, brokerTarget)).count();
    return new TenantProgress(
        brokerTarget.cluster().replicas(),
        Math.min(done, brokerTarget.cluster().replicas()),
        IntStream.range(0, brokers.size())
            .mapToObj(this::problem)
            .flatMap(Optional::stream)
            .findFirst());
  }

  private static boolean isDone(BrokerSnapshot broker, BrokerTarget brokerTarget) {
    return broker.isReachable()
        && broker.tenants() instanceof TenantState.Synced synced
        && synced.table().equals(brokerTarget.table());
  }

  private Optional<Problem> problem(int ordinal) {
    BrokerSnapshot broker = brokers.get(ordinal);
    String title = "broker %d: ".formatted(ordinal);
    return broker
        .info()
        .failure()
        .map(trouble -> new Problem(Problem.Kind.OUT_OF_REACH, title + trouble))
        .or(
            () ->
                broker.tenants() instanceof TenantState.Failed failed
                    ? Optional.of(
                        new Problem(failed.problem().kind(), title + failed.problem().message()))
                    : Optional.empty());
  }
}
