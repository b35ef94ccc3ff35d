package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;
import static io.streambus.operator.status.MessageSituation.ofRunning;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.ScalingPolicy;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.storage.VolumeScenario;
import java.time.Duration;

/** Situations in which volumes change or should change. */
final class StorageSituations {

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.<MessageSituation>builder().addAll(resizes()).addAll(rejections()).build();

  private StorageSituations() {}

  /** The claims of a new cluster wait, and an event of one of them says why. */
  private static void missingStorageClass(OperatorScenario scenario) {
    scenario.cluster.claims().block(NAMESPACE, "data-demo-0");
    createWithStorageClass(scenario);
    scenario.operator.runFor(Duration.ofSeconds(5));
    scenario.user.createOrReplace(
        new EventBuilder()
            .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName("data-demo-0.1")
            .endMetadata()
            .withNewInvolvedObject()
            .withNamespace(NAMESPACE)
            .withName("data-demo-0")
            .withUid(
                scenario.get(PersistentVolumeClaim.class, "data-demo-0").getMetadata().getUid())
            .endInvolvedObject()
            .withType("Warning")
            .withMessage("storageclass.storage.k8s.io \"standard\" not found")
            .build());
    scenario.operator.runFor(Duration.ofMinutes(2));
  }

  private static ImmutableList<MessageSituation> resizes() {
    return ImmutableList.of(
        ofRunning(
            "larger volumes are requested",
            scenario -> new VolumeScenario(scenario).requestSizes("20Gi", "8Gi")),
        ofRunning(
            "larger volumes are requested, and a file system is not expanded",
            scenario -> {
              scenario.cluster.claims().block(NAMESPACE, "raft-demo-1");
              new VolumeScenario(scenario).requestSizes("20Gi", "8Gi");
            }),
        ofRunning(
                "smaller volumes are requested",
                scenario -> new VolumeScenario(scenario).requestSizes("1Gi", "5Gi"))
            .showing(ConditionType.CHANGE_BLOCKED),
        ofRunning(
                "larger volumes of another StorageClass are requested",
                scenario ->
                    new VolumeScenario(scenario)
                        .changeStorage(
                            storage -> storage.size(new Quantity("20Gi")).storageClass("fast")))
            .showing(ConditionType.CHANGE_BLOCKED, ConditionType.STORAGE_RESIZING));
  }

  private static ImmutableList<MessageSituation> rejections() {
    return ImmutableList.of(
        ofRunning(
                "larger volumes are requested, and their StorageClass does not allow it",
                scenario -> {
                  rejectClaimWrites(
                      scenario,
                      "persistentvolumeclaims \"data-demo-0\" is forbidden: only dynamically"
                          + " provisioned pvc can be resized and the storageclass that provisions the"
                          + " pvc must support resize");
                  new VolumeScenario(scenario).requestSizes("20Gi", "5Gi");
                })
            .given(StorageSituations::createWithStorageClass),
        ofRunning(
            "larger volumes are requested, and a quota is exceeded",
            scenario -> {
              rejectClaimWrites(
                  scenario,
                  "persistentvolumeclaims \"data-demo-0\" is forbidden: exceeded quota: storage");
              new VolumeScenario(scenario).requestSizes("20Ti", "5Gi");
            }),
        ofNew("the StorageClass does not exist", StorageSituations::missingStorageClass),
        ofRunning(
                "unused claims are to be deleted, and the operator has no permission",
                StorageSituations::rejectDeletion)
            .showing(ConditionType.STORAGE_RESIZING));
  }

  private static void createWithStorageClass(OperatorScenario scenario) {
    StorageSpec storage = StorageSpec.builder().storageClass("standard").build();
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.storage(storage)));
  }

  private static void rejectDeletion(OperatorScenario scenario) {
    scenario.changeSpec(spec -> spec.replicas(1).scaling(ScalingPolicy.AUTOMATIC.value()));
    scenario.operator.settle();
    rejectClaimWrites(
        scenario,
        "persistentvolumeclaims \"data-demo-1\" is forbidden: User \"streambus-operator\" cannot"
            + " delete resource \"persistentvolumeclaims\"");
    new VolumeScenario(scenario)
        .changeStorage(
            storage ->
                storage.retentionPolicy(
                    RetentionPolicySpec.builder()
                        .whenScaled(ClaimRetentionPolicy.DELETE.value())
                        .build()));
  }

  private static void rejectClaimWrites(OperatorScenario scenario, String message) {
    scenario.cluster.faults().everyWrite(PersistentVolumeClaim.class).reject(403, message);
  }
}
