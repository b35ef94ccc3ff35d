package io.streambus.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.Resolution;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.Extensions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that an extension whose answer changes from time to time neither restarts brokers nor
 * writes objects again and again.
 */
class ExtensionAnswersTest {

  private final ExtensionAnswers answers = new ExtensionAnswers();
  private final Counting extension = new Counting();
  private Instant now = Instant.EPOCH;
  private int replicas = 3;

  @Test
  void fewChangesAnHourAreApplied() {
    // Given
    reconcile();

    // When
    long applied = applied(60);

    // Then
    assertThat(applied).isEqualTo(ExtensionAnswers.MAX_CHANGES);

    // When
    now = now.plus(ExtensionAnswers.PERIOD);

    // Then
    assertThat(applied(10)).isEqualTo(ExtensionAnswers.MAX_CHANGES);
  }

  @Test
  void excessIsFailureOfItsOwn() {
    // Given
    applied(10);

    // When
    DesiredState desired = reconcile();

    // Then
    assertThat(((Resolution.ExtensionFailed) desired.resolution()).failure().kind())
        .isEqualTo(ExtensionFailure.Kind.UNSTABLE);
    assertThat(desired.resources()).isEmpty();
  }

  /** A user who changes the cluster often is no fault of an extension. */
  @Test
  void changesOfTheClusterDoNotCount() {
    for (int i = 0; i < 20; i++) {
      replicas = 3 + i % 2 * 2;
      assertThat(reconcile().resolution()).isInstanceOf(Resolution.Resolved.class);
    }
  }

  private long applied(int minutes) {
    long applied = 0;
    for (int i = 0; i < minutes; i++) {
      extension.value++;
      now = now.plus(Duration.ofMinutes(1)).minusMillis(1);
      applied += reconcile().resolution() instanceof Resolution.Resolved ? 1 : 0;
    }
    return applied;
  }

  private DesiredState reconcile() {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder().withNamespace("shop").withName("demo").withUid("u1").build());
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(replicas).build());
    Extensions extensions = Extensions.of(List.of(extension));
    return answers.limited(
        new ClusterSnapshot(
            cluster,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            OptionalApis.installed(Set.of()),
            Optional.empty(),
            now),
        DesiredState.of(
            extensions.resolve(cluster, ClusterInputs.none()), extensions, Optional.empty()));
  }

  /** Adds an object with a value that the test changes. */
  private static final class Counting implements ClusterExtension {

    private int value;

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public List<AdditionalObject<?>> additionalObjects() {
      return List.of(
          new AdditionalObject<>(
              ConfigMap.class,
              "count",
              cluster ->
                  Optional.of(
                      new ConfigMapBuilder().addToData("value", Integer.toString(value)).build())));
    }
  }
}
