package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that no copy of a pod or claim is taken for the original: the operator would delete
 * the copy, or count it as a broker.
 */
class BrokerNameTest {

  @ParameterizedTest
  @CsvSource({"demo, demo-0, 0", "demo, demo-98, 98", "a-1, a-1-2, 2", "data-demo, data-demo-3, 3"})
  void podOfBrokerIsRecognized(String cluster, String name, int ordinal) {
    assertThat(BrokerName.ofPod(pod(cluster, name))).contains(new BrokerName("", ordinal));
  }

  @ParameterizedTest
  @CsvSource({
    "demo, data-demo-0, data, 0",
    "demo, raft-demo-12, raft, 12",
    "data-raft, raft-data-raft-1, raft, 1",
    "demo-7, data-demo-7-7, data, 7"
  })
  void claimOfBrokerIsRecognized(String cluster, String name, String template, int ordinal) {
    assertThat(BrokerName.ofClaim(claim(cluster, name)))
        .contains(new BrokerName(template, ordinal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-debug-0",
        "demo-0x",
        "demo-00",
        "demo--0",
        "demo-",
        "demo",
        "0",
        "demo-0-copy",
        "other-0",
        "xdemo-0",
        "demo-20261129",
        "demo-4294967296"
      })
  void copyOfPodIsNoBroker(String name) {
    assertThat(BrokerName.ofPod(pod("demo", name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data-demo-backup-7",
        "raft-demo-snap-20261129",
        "raft-demo-20261129",
        "data-demo-old-0",
        "backup-demo-0",
        "data-data-demo-0",
        "demo-0",
        "data-demo-0-restore"
      })
  void copyOfClaimBelongsToNoBroker(String name) {
    assertThat(BrokerName.ofClaim(claim("demo", name))).isEmpty();
  }

  @Test
  void objectWithoutClusterBelongsToNoBroker() {
    Pod pod = pod("demo", "demo-0");
    pod.getMetadata().setLabels(null);
    assertThat(BrokerName.ofPod(pod)).isEmpty();
  }

  @Test
  void podOfAnotherControllerIsNoBroker() {
    assertThat(PodReader.read(controlledBy("StatefulSet", "demo"))).isPresent();
    assertThat(PodReader.read(controlledBy("StatefulSet", "demo2"))).isEmpty();
    assertThat(PodReader.read(controlledBy("ReplicaSet", "demo"))).isEmpty();
  }

  @Test
  void onlyNamesOfTheStatefulSetControllerAreParsed() {
    Random random = new Random(20261129);
    for (int i = 0; i < 5_000; i++) {
      String cluster = text(random);
      String name = text(random);
      Optional<BrokerName> pod = BrokerName.ofPod(pod(cluster, name));
      Optional<BrokerName> claim = BrokerName.ofClaim(claim(cluster, name));
      pod.ifPresent(
          found -> assertThat(ClusterNames.pod(cluster, found.ordinal())).isEqualTo(name));
      claim.ifPresent(
          found ->
              assertThat(ClusterNames.claim(found.template(), cluster, found.ordinal()))
                  .isEqualTo(name));
    }
  }

  /** Joins parts that names of clusters, pods and claims consist of. */
  private static String text(Random random) {
    String[] parts = {"data", "raft", "demo", "-", "-", "0", "1", "12", "x"};
    StringBuilder text = new StringBuilder("d");
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private static PartialPod controlledBy(String kind, String name) {
    PartialPod pod = new PartialPod();
    pod.setMetadata(pod("demo", "demo-0").getMetadata());
    pod.getMetadata()
        .getOwnerReferences()
        .add(
            new OwnerReferenceBuilder()
                .withUid("s")
                .withKind(kind)
                .withName(name)
                .withController(true)
                .build());
    return pod;
  }

  private static Pod pod(String cluster, String name) {
    // spotless:off
    return new PodBuilder()
        .withNewMetadata()
            .withNamespace("default")
            .withName(name)
            .withUid("u")
            .withResourceVersion("1")
            .addToLabels(ClusterLabels.INSTANCE, cluster)
        .endMetadata()
        .build();
    // spotless:on
  }

  private static PersistentVolumeClaim claim(String cluster, String name) {
    return new PersistentVolumeClaimBuilder()
        .withMetadata(pod(cluster, name).getMetadata())
        .build();
  }
}
