package io.streambus.operator.preview;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.rollout.RolloutScenario;
import io.streambus.operator.snapshot.ClusterObserver;
import io.streambus.resources.ClusterInputs;
import io.streambus.testkit.simulation.Request;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that the operator does what it has predicted, and that predicting changes nothing. */
class PreviewTest {

  private static final Set<String> OF_CONTROLLERS =
      Set.of("Pod", "PersistentVolumeClaim", "Event", StreamBusCluster.KIND);

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  static Stream<Arguments> changes() {
    return Stream.of(
        change("nothing", spec -> spec),
        change(
            "configuration", spec -> spec.config(ConfigSpec.builder().logLevel("debug").build())),
        change("image", spec -> spec.version("v0.6.9")),
        change(
            "no restart",
            spec -> spec.networkPolicy(NetworkPolicySpec.builder().enabled(false).build())),
        change(
            "volumes",
            spec ->
                spec.storage(
                    StorageSpec.builder()
                        .size(new Quantity("20Gi"))
                        .raftSize(new Quantity("8Gi"))
                        .build())),
        change(
            "volumes and image",
            spec ->
                spec.version("v0.6.9")
                    .storage(StorageSpec.builder().size(new Quantity("20Gi")).build())),
        change("more brokers", spec -> spec.replicas(5).scaling("Automatic")),
        change("more brokers, not confirmed", spec -> spec.replicas(5)),
        change(
            "certificate",
            spec ->
                spec.security(
                    SecuritySpec.builder()
                        .tls(TlsSpec.builder().enabled(true).selfSigned(true).build())
                        .build())),
        change("invalid", spec -> spec.replicas(0)));
  }

  private static Arguments change(
      String title, UnaryOperator<ImmutableStreamBusClusterSpec.Builder> change) {
    return Arguments.of(title, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void operatorDoesWhatItPredicts(
      String title, UnaryOperator<ImmutableStreamBusClusterSpec.Builder> change) {
    // When
    ClusterPreview preview = preview(change);

    // Then
    assertThat(scenario.writes()).isEmpty();

    // When
    scenario.changeSpec(change);
    scenario.operator.settle();

    // Then
    assertThat(preview.actions(PreviewAction.Restart.class))
        .extracting(restart -> "Restarted broker %s: %s".formatted(restart.pod(), restart.reason()))
        .isEqualTo(rollout.eventMessages("BrokerRestarted"));
    assertThat(objects(preview)).hasSameElementsAs(writtenObjects());
    assertThat(preview.actions(PreviewAction.GrowVolume.class))
        .allSatisfy(volume -> assertThat(requests(volume.claim(), volume.after())).isTrue())
        .hasSize(grown());
    assertThat(conditions(preview)).isEqualTo(conditions());
  }

  @Test
  void brokersThatStopAreReported() {
    // When
    ClusterPreview preview = preview(spec -> spec.replicas(5).scaling("Automatic"));

    // Then
    assertThat(preview.actions())
        .filteredOn(
            action ->
                action instanceof PreviewAction.StopBrokers
                    || action instanceof PreviewAction.StartBrokers)
        .containsExactly(new PreviewAction.StopBrokers(3), new PreviewAction.StartBrokers(5));
  }

  @Test
  void unhealthyBrokerRestartsFirst() {
    // Given
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // When
    ClusterPreview preview =
        preview(spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()));

    // Then
    assertThat(preview.actions(PreviewAction.Restart.class))
        .extracting(PreviewAction.Restart::pod)
        .startsWith("demo-1");
  }

  private ClusterPreview preview(UnaryOperator<ImmutableStreamBusClusterSpec.Builder> change) {
    StreamBusCluster live = scenario.get(StreamBusCluster.class, NAME);
    StreamBusCluster changed = new StreamBusCluster();
    changed.setSpec(change.apply(StreamBusClusterSpec.builder().from(live.getSpec())).build());
    boolean same = changed.getSpec().equals(live.getSpec());
    changed.setMetadata(
        new ObjectMetaBuilder(live.getMetadata())
            .withGeneration(live.getMetadata().getGeneration() + (same ? 0 : 1))
            .build());
    var inputs =
        new PreviewInputs(
            ClusterInputs.none(),
            OptionalApis.installed(Set.of()),
            name -> new SecretState.Missing());
    var kubernetes = scenario.cluster.kubernetes();
    return new Preview(kubernetes, inputs, new SecureRandom())
        .of(
            new ClusterObserver(kubernetes, Preview.environment(inputs))
                .observe(changed, scenario.cluster.clock().instant()));
  }

  private static List<ObjectKey> objects(ClusterPreview preview) {
    return preview.actions().stream()
        .<HasMetadata>mapMulti(
            (action, keys) -> {
              if (action instanceof PreviewAction.Apply apply) {
                keys.accept(apply.object());
              } else if (action instanceof PreviewAction.Delete delete) {
                keys.accept(delete.object());
              }
            })
        .map(ObjectKey::of)
        .distinct()
        .toList();
  }

  private List<ObjectKey> writtenObjects() {
    return scenario.writes().stream()
        .map(Request::object)
        .filter(object -> !OF_CONTROLLERS.contains(object.kind()))
        .filter(object -> !object.kind().equals("Secret"))
        .distinct()
        .toList();
  }

  private int grown() {
    return (int)
        scenario.writes().stream()
            .filter(write -> write.verb() == Request.Verb.PATCH)
            .map(Request::object)
            .filter(object -> object.kind().equals("PersistentVolumeClaim"))
            .map(ObjectKey::name)
            .filter(name -> !requests(name, name.startsWith("data") ? "10Gi" : "5Gi"))
            .distinct()
            .count();
  }

  private boolean requests(String claim, String size) {
    return new Quantity(size)
        .equals(
            scenario
                .get(PersistentVolumeClaim.class, claim)
                .getSpec()
                .getResources()
                .getRequests()
                .get("storage"));
  }

  private static List<String> conditions(ClusterPreview preview) {
    return preview.status().orElseThrow().conditions().stream()
        .map(condition -> condition.type() + condition.status() + condition.reason())
        .toList();
  }

  private List<String> conditions() {
    return scenario.status().conditions().stream()
        .map(condition -> condition.type() + condition.status() + condition.reason())
        .toList();
  }
}
