package io.streambus.operator.scaling;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a client that changes the annotations with the Raft epoch makes no broker start
 * in the directory of another Raft group, which would lose the metadata of all topics.
 */
class ForgedRaftEpochTest {

  private static final String CONFIG = "demo-config";
  private static final String LAST = Integer.toString(RaftEpoch.MAX_NUMBER);

  private final OperatorScenario scenario = OperatorScenario.running();
  private final ScalingScenario scaling = new ScalingScenario(scenario);

  @AfterEach
  void checkRaftSafety() {
    RaftSafety.verify(scenario);
  }

  @Test
  void clusterScalesAlthoughAClaimRecordsTheLastEpoch() {
    // Given
    forge(PersistentVolumeClaim.class, "raft-demo-0", LAST);

    // When
    scaleTo(5);
    List<RaftEpoch> first = scaling.epochsOfLastStarts(5);
    scaleTo(1);
    List<RaftEpoch> second = scaling.epochsOfLastStarts(1);
    scaleTo(5);

    // Then
    assertThat(first).containsOnly(new RaftEpoch(500_000_000, 5));
    assertThat(second).containsOnly(new RaftEpoch(500_000_001, 1));
    assertThat(scaling.epochsOfLastStarts(5)).containsOnly(new RaftEpoch(500_000_002, 5));
  }

  @Test
  void recreatedClusterStartsANewEpochIfItsClaimsRecordTheLastOne() {
    // Given
    scaleTo(5);
    scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getName())
        .filter(name -> name.startsWith("raft"))
        .forEach(name -> forge(PersistentVolumeClaim.class, name, LAST));

    // When
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.settle();
    scenario.user.createOrReplace(OperatorScenario.demo(NAMESPACE));
    scenario.operator.settle();

    // Then
    assertThat(scaling.epochsOfLastStarts(3)).containsOnly(new RaftEpoch(500_000_000, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "1000000000", "7", "1", "0", "-1", "two", ""})
  void forgedEpochOfAStatefulSetRestartsNoBroker(String number) {
    // Given
    scaleTo(5);
    int starts = scaling.brokerStarts().size();

    // When
    forge(StatefulSet.class, NAME, number);
    scenario.operator.settle();

    // Then
    assertThat(scaling.brokerStarts()).hasSize(starts);
    assertThat(MembershipAnnotations.raftEpoch(scenario.statefulSet()))
        .contains(new RaftEpoch(2, 5));
  }

  @ParameterizedTest
  @CsvSource({"two,two", "'',1000000000", "0,2147483648", "999999999999,x"})
  void epochIsReadFromTheClaimsIfNeitherObjectRecordsOne(String ofSet, String ofConfig) {
    // Given
    scaleTo(5);
    int starts = scaling.brokerStarts().size();

    // When
    forge(StatefulSet.class, NAME, ofSet);
    forge(ConfigMap.class, CONFIG, ofConfig);
    scenario.operator.settle();

    // Then
    assertThat(scaling.brokerStarts()).hasSize(starts);
    assertThat(MembershipAnnotations.raftEpoch(scenario.get(ConfigMap.class, CONFIG)))
        .contains(new RaftEpoch(2, 5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void noForgedNumberLeadsToADirectoryOfOtherMembers(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 12; step++) {
      // When
      String number = Integer.toString(1 + random.nextInt(RaftEpoch.MAX_NUMBER));
      switch (random.nextInt(4)) {
        case 0 -> forge(StatefulSet.class, NAME, number);
        case 1 -> forge(ConfigMap.class, CONFIG, number);
        case 2 -> forge(PersistentVolumeClaim.class, "raft-demo-0", number);
        default -> scaleTo(1 + random.nextInt(5));
      }
      scenario.operator.settle();

      // Then
      RaftSafety.verify(scenario);
      assertThat(scenario.phase()).isEqualTo("Running");
    }
  }

  private void scaleTo(int replicas) {
    scenario.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
    scenario.operator.settle();
  }

  private <T extends HasMetadata> void forge(Class<T> kind, String name, String number) {
    scenario.user.edit(
        kind,
        NAMESPACE,
        name,
        object ->
            object.setMetadata(
                new ObjectMetaBuilder(object.getMetadata())
                    .addToAnnotations(MembershipAnnotations.RAFT_EPOCH, number)
                    .build()));
  }
}
