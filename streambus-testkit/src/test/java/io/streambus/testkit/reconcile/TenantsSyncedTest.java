package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.TenantStatus;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.Leader;
import io.streambus.operator.port.OptionalApis;
import io.streambus.operator.port.Surroundings;
import io.streambus.operator.port.TenantProgress;
import io.streambus.operator.port.TenantProgress.Obstacle;
import io.streambus.operator.secrets.NamedSecrets;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.TenantsApi;
import io.streambus.testkit.simulation.SimulatedOperator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who relies on limits of tenants has to learn from the status whether brokers hold them. */
class TenantsSyncedTest {

  private static final MultiTenancySpec TENANTS =
      MultiTenancySpec.builder()
          .enabled(true)
          .defaultQuotas(QuotaSpec.builder().maxTopics(5).build())
          .build();

  private final Scene scene = new Scene();
  private final World world = new World();

  @BeforeEach
  void start() {
    scene.operator = SimulatedOperator.start(scene.cluster, world);
  }

  @Test
  void tenantsThatAllBrokersHaveAreSynced() {
    // Given
    world.facts = facts(3, Optional.empty());

    // When
    scene.user.put(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.TENANTS_SYNCED).status()).isEqualTo("True");
    assertThat(scene.condition(ConditionType.TENANTS_SYNCED).reason()).isEqualTo("TenantsApplied");
    assertThat(scene.has(ConditionType.FEATURE_NOT_ENFORCED)).isFalse();
    assertThat(world.ready).isEqualTo(3);
  }

  @Test
  void aBrokerThatRefusesIsNamed() {
    // Given
    world.facts =
        facts(
            2, Optional.of(new Obstacle(Obstacle.Kind.REFUSED, "broker 1: create tenant a: 500")));

    // When
    scene.user.put(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.TENANTS_SYNCED).status()).isEqualTo("False");
    assertThat(scene.condition(ConditionType.TENANTS_SYNCED).reason()).isEqualTo("BrokersRefused");
    assertThat(scene.condition(ConditionType.TENANTS_SYNCED).message())
        .isEqualTo("2 of 3 brokers have the tenants of the spec; broker 1: create tenant a: 500");
  }

  @Test
  void brokersWithoutTenantsHaveNoConditionButAFieldThatIsNotEnforced() {
    // Given
    world.facts = new BrokerFacts(TenantsApi.ABSENT, Optional.empty());

    // When
    scene.user.put(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.TENANTS_SYNCED)).isFalse();
    assertThat(scene.status().notEnforced()).contains("spec.multiTenancy.enabled");
  }

  @Test
  void anOperatorThatWasRestartedKeepsTheConditionUntilItHasAsked() {
    // Given
    world.facts = facts(3, Optional.empty());
    scene.user.put(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scene.operator.settle();
    int statuses = scene.cluster.statuses(NAMESPACE, NAME).size();

    // When
    world.facts = new BrokerFacts(TenantsApi.PRESENT, Optional.empty());
    scene.operator = SimulatedOperator.start(scene.cluster, world);
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.statuses(NAMESPACE, NAME)).hasSize(statuses);

    // When
    scene.changeSpec(spec -> spec.priorityClassName("high"));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.TENANTS_SYNCED).reason()).isEqualTo("TenantsPending");
  }

  @Test
  void aRefusedSpecLeavesTheConditionAsItIs() {
    // Given
    world.facts = facts(3, Optional.empty());
    scene.user.put(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.replicas(-1));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(scene.condition(ConditionType.TENANTS_SYNCED).status()).isEqualTo("True");
    assertThat(scene.status().tenants()).hasSize(1);
  }

  @Test
  void theStatusShowsTheLimitsOfTheFirst100Tenants() {
    // When
    scene.user.put(
        demo(
            NAMESPACE,
            spec ->
                spec.multiTenancy(
                    MultiTenancySpec.builder()
                        .from(TENANTS)
                        .tenantOverrides(
                            IntStream.range(0, 200)
                                .mapToObj(i -> TenantOverride.builder().tenantId("t" + i).build())
                                .toList())
                        .build())));
    scene.operator.settle();

    // Then
    assertThat(scene.status().tenants())
        .hasSize(100)
        .startsWith(tenant("default"), tenant("t0"), tenant("t1"));
  }

  @Test
  void limitsThatAddUpToMoreThanTheBrokersHaveAreToldOnce() {
    // When
    scene.user.put(
        demo(
            NAMESPACE,
            spec ->
                spec.multiTenancy(
                    MultiTenancySpec.builder()
                        .enabled(true)
                        .addTenantOverrides(override("a", 16), override("b", 15))
                        .build())));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.TENANTS_OVERCOMMITTED).message())
        .isEqualTo("maxStorageGB of all tenants is 31Gi together, and there are 3 volumes of 10Gi");
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("Overcommitted"))
        .hasSize(1);
  }

  private static TenantOverride override(String id, int gibibytes) {
    return TenantOverride.builder()
        .tenantId(id)
        .quotas(QuotaSpec.builder().maxStorageGB(gibibytes).build())
        .build();
  }

  private static TenantStatus tenant(String id) {
    return TenantStatus.builder()
        .tenantId(id)
        .limits(QuotaSpec.builder().maxTopics(5).build())
        .build();
  }

  private static BrokerFacts facts(int done, Optional<Obstacle> obstacle) {
    return new BrokerFacts(TenantsApi.PRESENT, Optional.of(new TenantProgress(3, done, obstacle)));
  }

  /** Facts that a test sets. */
  private static final class World implements Surroundings {

    private BrokerFacts facts = BrokerFacts.UNKNOWN;
    private int ready;

    @Override
    public ClusterInputs inputs(StreamBusCluster cluster) {
      return ClusterInputs.builder().tenantsApi(facts.tenantsApi()).build();
    }

    @Override
    public OptionalApis optionalApis() {
      return OptionalApis.installed(Set.of());
    }

    @Override
    public NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
      return new NamedSecrets(ImmutableMap.of());
    }

    @Override
    public BrokerFacts brokers(BrokerCluster cluster, int readyBrokers) {
      ready = readyBrokers;
      return facts;
    }

    @Override
    public Leader leader(BrokerCluster cluster) {
      return new Leader.Unknown("no test asks");
    }
  }
}
