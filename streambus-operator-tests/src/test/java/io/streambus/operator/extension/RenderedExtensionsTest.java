package io.streambus.operator.extension;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.Resolution;
import io.streambus.resources.extension.ExtendedObject;
import io.streambus.resources.extension.ExtendedObjects;
import io.streambus.resources.extension.Extensions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a program that renders or validates with extensions, without a Kubernetes
 * cluster, has the result of the operator with the same extensions. Otherwise, what a pull request
 * shows would not be what is applied.
 */
class RenderedExtensionsTest {

  private final OperatorScenario scenario = new OperatorScenario();
  private final Extensions extensions = Extensions.of(List.of(new PlatformExtension("agent:1")));

  @BeforeEach
  void startOperator() {
    scenario.startOperator(scenario.cluster.environment(ClusterInputs.none(), extensions));
  }

  @Test
  void renderedObjectsAreThoseThatTheOperatorApplied() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.operator.settle();

    // When
    Resolution resolution = extensions.resolve(stored(), ClusterInputs.none());
    ExtendedObjects rendered = extensions.objects(((Resolution.Resolved) resolution).cluster());

    // Then
    assertThat(((ExtendedObjects.Built) rendered).objects())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            object ->
                assertThat(DesiredResource.fingerprintOf(applied(object)))
                    .as(object.name())
                    .contains(object.fingerprint()));
  }

  @Test
  void problemsAreThoseThatTheOperatorReports() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.changeSpec(spec -> spec.version(PlatformExtension.FORBIDDEN_VERSION));
    scenario.operator.settle();

    // When
    Resolution resolution = extensions.resolve(stored(), ClusterInputs.none());

    // Then
    assertThat(((Resolution.Rejected) resolution).problems())
        .singleElement()
        .hasToString(scenario.condition(ConditionType.STALLED).message());
  }

  private StreamBusCluster stored() {
    return scenario.cluster.get(StreamBusCluster.class, NAMESPACE, "demo");
  }

  private HasMetadata applied(ExtendedObject object) {
    return scenario.cluster.get(object.type(), NAMESPACE, object.name());
  }
}
