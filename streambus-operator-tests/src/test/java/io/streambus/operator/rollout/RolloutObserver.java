package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import java.util.List;
import java.util.Optional;

/** Creates clusters as a user and observes their rollouts. */
public record RolloutObserver(NamespaceUser user) {

  public static final String FAST_ROLLOUT = "rollout: {minReadySeconds: 1}";

  /** Creates a cluster and waits until it is running. */
  public void createAndAwaitRunning(String name, String... spec) {
    user.apply(name, spec);
    eventually(() -> assertRunning(name));
  }

  void assertRunning(String name) {
    assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING);
  }

  /** Waits until all pods are ready and up to date, and the rollout is complete. */
  public void awaitRolledOut(String name) {
    eventually(
        () -> {
          StatefulSet statefulSet =
              client().apps().statefulSets().inNamespace(namespace()).withName(name).get();
          assertThat(user.cluster(name)).hasPhase(ClusterPhase.RUNNING);
          assertThat(user.cluster(name).getStatus().observedGeneration())
              .contains(user.cluster(name).getMetadata().getGeneration());
          assertThat(rolloutStatus(name)).isEmpty();
          assertThat(statefulSet.getStatus().getUpdatedReplicas())
              .isEqualTo(statefulSet.getSpec().getReplicas());
          assertThat(statefulSet.getStatus().getReadyReplicas())
              .isEqualTo(statefulSet.getSpec().getReplicas());
          assertThat(statefulSet.getStatus().getObservedGeneration())
              .isEqualTo(statefulSet.getMetadata().getGeneration());
          // With the strategy OnDelete, older controllers do not advance the current revision.
          assertThat(user.pods(name))
              .extracting(pod -> pod.getMetadata().getLabels().get("controller-revision-hash"))
              .containsOnly(statefulSet.getStatus().getUpdateRevision());
        });
  }

  public Optional<RolloutStatus> rolloutStatus(String name) {
    return Optional.ofNullable(user.cluster(name).getStatus())
        .flatMap(StreamBusClusterStatus::rollout);
  }

  public List<String> podUids(String name) {
    return user.pods(name).stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private KubernetesClient client() {
    return user.client();
  }

  private String namespace() {
    return user.namespace().name();
  }
}
