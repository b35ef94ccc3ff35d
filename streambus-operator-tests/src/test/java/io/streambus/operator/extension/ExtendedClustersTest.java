package io.streambus.operator.extension;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.extension.ObjectCustomizer;
import io.streambus.resources.extension.ObjectMetadata;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantees that an operator with extensions keeps what it promises without them: clusters
 * converge, cost no write at rest, heal, and never lose their majority because of the operator. An
 * extension that fails stops the changes of its cluster, and nothing else.
 */
class ExtendedClustersTest {

  private static final String DASHBOARD = "demo-dashboard";

  private final OperatorScenario scenario = new OperatorScenario();

  @Nested
  class Working {

    @Test
    void clusterConvergesToWhatTheExtensionAdds() {
      // When
      runDemo(new PlatformExtension("agent:1"));

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.get(ConfigMap.class, DASHBOARD).getData()).containsEntry("brokers", "3");
      assertThat(scenario.statefulSet().getMetadata().getLabels()).containsEntry("team", NAMESPACE);
      assertThat(scenario.pods()).allMatch(pod -> images(pod).contains("agent:1"));
    }

    @Test
    void restAndRestartsOfTheOperatorCostNoWrite() {
      // Given
      runDemo(new PlatformExtension("agent:1"));
      scenario.cluster.requests().clear();

      // When
      scenario.operator.runFor(Duration.ofHours(3));
      scenario.restartOperator();
      scenario.operator.settle();

      // Then
      assertThat(scenario.writes()).isEmpty();
    }

    @Test
    void foreignChangesOfAnAddedObjectAreCorrected() {
      // Given
      runDemo(new PlatformExtension("agent:1"));

      // When
      scenario.user.edit(
          ConfigMap.class, NAMESPACE, DASHBOARD, map -> map.getData().put("brokers", "9"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.get(ConfigMap.class, DASHBOARD).getData()).containsEntry("brokers", "3");

      // When
      scenario.user.delete(ConfigMap.class, NAMESPACE, DASHBOARD);
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.find(ConfigMap.class, NAMESPACE, DASHBOARD)).isPresent();
    }

    /** An operator with another extension is a new version of the platform. */
    @Test
    void anotherAnswerIsRolledOutWithoutLosingTheMajority() {
      // Given
      runDemo(new PlatformExtension("agent:1"));

      // When
      start(new PlatformExtension("agent:2"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.pods()).allMatch(pod -> images(pod).contains("agent:2"));
      assertThat(scenario.cluster.violations(NAMESPACE)).isEmpty();
    }

    @Test
    void objectThatIsNoLongerDesiredIsDeleted() {
      // Given
      runDemo(new PlatformExtension("agent:1"));

      // When
      start(new Labels(Map.of()));
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.find(ConfigMap.class, NAMESPACE, DASHBOARD)).isEmpty();
      assertThat(scenario.cluster.violations(NAMESPACE)).isEmpty();
    }

    @Test
    void problemsOfAnExtensionAreReportedAndLeaveTheClusterAsItIs() {
      // Given
      runDemo(new PlatformExtension("agent:1"));

      // When
      scenario.changeSpec(spec -> spec.version(PlatformExtension.FORBIDDEN_VERSION));
      scenario.operator.settle();

      // Then
      assertThat(scenario.condition(ConditionType.STALLED).reason())
          .isEqualTo(ConditionReason.INVALID_SPEC.value());
      assertThat(scenario.condition(ConditionType.STALLED).message())
          .isEqualTo("spec.version: Invalid value: v0.1.0: must be supported");
      assertThat(scenario.pods()).hasSize(3);
    }
  }

  @Nested
  class Failing {

    @ParameterizedTest
    @EnumSource
    void failureIsReportedAndOtherClustersAreNotAffected(Failure failure) {
      // Given
      start(new BrokenFor("demo", failure));
      StreamBusCluster other = demo("other");
      other.getMetadata().setName("orders");

      // When
      scenario.user.createOrReplace(demo(NAMESPACE));
      scenario.user.createOrReplace(other);
      scenario.operator.settle();

      // Then
      assertThat(scenario.condition(ConditionType.EXTENSION_FAILED).reason())
          .isEqualTo(ConditionReason.EXTENSION_ERROR.value());
      assertThat(scenario.condition(ConditionType.EXTENSION_FAILED).message())
          .contains("extension broken", failure.message);
      StreamBusClusterStatus status =
          scenario.cluster.get(StreamBusCluster.class, "other", "orders").getStatus();
      assertThat(status.phase()).contains("Running");
      assertThat(status.condition(ConditionType.EXTENSION_FAILED)).isEmpty();
    }

    /** The message of the exception is a different one each time. */
    @Test
    void failureCostsNoWritesAtRestAndEndsByItself() {
      // Given
      runDemo(new Labels(Map.of()));
      var extension = new FailingFor("demo");
      start(extension);
      scenario.operator.runFor(Duration.ofMinutes(5));
      scenario.cluster.requests().clear();

      // When
      scenario.operator.runFor(Duration.ofMinutes(30));

      // Then
      assertThat(scenario.writes()).isEmpty();
      assertThat(scenario.pods()).hasSize(3);

      // When
      extension.name = "none";
      scenario.operator.runFor(Duration.ofMinutes(5));

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.hasCondition(ConditionType.EXTENSION_FAILED)).isFalse();
    }
  }

  private void runDemo(ClusterExtension extension) {
    start(extension);
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.operator.settle();
  }

  private void start(ClusterExtension extension) {
    scenario.startOperator(
        scenario.cluster.environment(ClusterInputs.none(), Extensions.of(List.of(extension))));
  }

  private static List<String> images(Pod pod) {
    return pod.getSpec().getContainers().stream().map(each -> each.getImage()).toList();
  }

  /** Only labels, so that the additional object is no longer declared but still watched. */
  private record Labels(Map<String, String> labels) implements ClusterExtension {

    @Override
    public String name() {
      return "labels";
    }

    @Override
    public ObjectMetadata metadata(BrokerCluster cluster) {
      return ObjectMetadata.ofLabels(labels);
    }

    @Override
    public List<AdditionalObject<?>> additionalObjects() {
      return List.of(
          new AdditionalObject<>(ConfigMap.class, "dashboard", cluster -> Optional.empty()));
    }
  }

  /** What an extension can do wrong in each of its methods. */
  enum Failure {
    LABELS("InternalError"),
    RULES("IllegalStateException"),
    OBJECT("null is no answer"),
    CUSTOMIZER("StackOverflowError"),
    LARGE_OBJECT("characters to the object");

    private final String message;

    Failure(String message) {
      this.message = message;
    }
  }

  /** Fails for one cluster, in one way. */
  private record BrokenFor(String broken, Failure failure) implements ClusterExtension {

    @Override
    public String name() {
      return "broken";
    }

    private boolean is(Failure failing, BrokerCluster cluster) {
      return failing == failure && cluster.name().equals(broken);
    }

    @Override
    public ObjectMetadata metadata(BrokerCluster cluster) {
      if (is(Failure.LABELS, cluster)) {
        throw new InternalError();
      }
      return ObjectMetadata.NONE;
    }

    @Override
    public List<Problem> problems(StreamBusCluster resource, BrokerCluster cluster) {
      if (is(Failure.RULES, cluster)) {
        throw new IllegalStateException("no connection");
      }
      return List.of();
    }

    @Override
    public List<AdditionalObject<?>> additionalObjects() {
      return List.of(new AdditionalObject<>(ConfigMap.class, "dashboard", this::dashboard));
    }

    @SuppressWarnings("NullAway") // What an extension without this check could do.
    private Optional<ConfigMap> dashboard(BrokerCluster cluster) {
      if (is(Failure.OBJECT, cluster)) {
        return null;
      }
      String text = "a".repeat(is(Failure.LARGE_OBJECT, cluster) ? 200_000 : 1);
      return Optional.of(new ConfigMapBuilder().addToData("text", text).build());
    }

    @Override
    public List<ObjectCustomizer<?>> customizers() {
      return List.of(new ObjectCustomizer<>(StatefulSet.class, this::customized));
    }

    private StatefulSet customized(StatefulSet set, BrokerCluster cluster) {
      return is(Failure.CUSTOMIZER, cluster) ? customized(set, cluster) : set;
    }
  }

  /** Fails for one cluster, with another message each time. */
  private static final class FailingFor implements ClusterExtension {

    private String name;
    private int calls;

    FailingFor(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return "picky";
    }

    @Override
    public ObjectMetadata metadata(BrokerCluster cluster) {
      if (cluster.name().equals(name)) {
        calls++;
        throw new IllegalStateException("call " + calls);
      }
      return ObjectMetadata.NONE;
    }
  }
}
