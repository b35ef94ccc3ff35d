package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImmutableStorageSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.testkit.simulation.Request;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A scene whose volumes are looked at. */
record VolumeScene(Scene scene) {

  static VolumeScene running() {
    return new VolumeScene(Scene.running());
  }

  /** One in which "demo" runs with this storage. */
  static VolumeScene running(UnaryOperator<ImmutableStorageSpec.Builder> storage) {
    Scene scene = new Scene();
    scene.user.put(
        Scene.demo(NAMESPACE, spec -> spec.storage(storage.apply(StorageSpec.builder()).build())));
    scene.operator.settle();
    scene.cluster.requests().clear();
    return new VolumeScene(scene);
  }

  void want(String size, String raftSize) {
    change(storage -> storage.size(new Quantity(size)).raftSize(new Quantity(raftSize)));
  }

  void change(UnaryOperator<ImmutableStorageSpec.Builder> storage) {
    scene.user.changeSpec(
        NAMESPACE,
        NAME,
        spec ->
            StreamBusClusterSpec.builder()
                .from(spec)
                .storage(
                    storage
                        .apply(
                            StorageSpec.builder()
                                .from(spec.storage().orElse(StorageSpec.builder().build())))
                        .build())
                .build());
  }

  /** What each claim asks for, by its name. */
  Map<String, String> asked() {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> asked(claim).toString()));
  }

  private static Quantity asked(PersistentVolumeClaim claim) {
    return claim.getSpec().getResources().getRequests().getOrDefault("storage", new Quantity("0"));
  }

  /** The sizes in the claim templates. */
  List<String> templates() {
    return scene.statefulSet().getSpec().getVolumeClaimTemplates().stream()
        .map(template -> asked(template).toString())
        .toList();
  }

  List<String> podUids() {
    return scene.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  List<String> revisions() {
    return scene.pods().stream()
        .map((Pod pod) -> pod.getMetadata().getLabels().get("controller-revision-hash"))
        .distinct()
        .toList();
  }

  List<Request> claimWrites() {
    return scene.cluster.requests().writesOf(PersistentVolumeClaim.class);
  }
}
