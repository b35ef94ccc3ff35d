package io.streambus.app.explain;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionReason;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.UserCommands;
import java.util.Arrays;

/** The next step for each reason of the condition {@code Stalled}. Its message has the details. */
record StalledSteps(StoredCluster cluster, UserCommands commands) {

  NextStep of(ClusterCondition stalled) {
    return Arrays.stream(ConditionReason.values())
        .filter(reason -> reason.value().equals(stalled.reason()))
        .findFirst()
        .map(this::of)
        .orElseGet(() -> NextStep.of("resolve what the condition Stalled reports"));
  }

  private NextStep of(ConditionReason reason) {
    return switch (reason) {
      case INVALID_SPEC, UNPARSABLE_SPEC ->
          NextStep.of("correct each field and annotation that Stalled lists", edit());
      case NAME_CONFLICT ->
          NextStep.of(
              "delete or rename the object that Stalled names, or choose another name for the cluster",
              describe());
      case REQUEST_REJECTED ->
          NextStep.of(
              "resolve what the API server reports: a quota, an admission webhook or a permission;"
                  + " the operator retries every minute",
              commands.kubectl("describe", "resourcequota"));
      case INTERNAL_ERROR ->
          NextStep.of(
              "undo the latest change if it caused the error, and report the error",
              commands.streambus("report", cluster.name()));
      case STORAGE_CLASS_MISSING ->
          NextStep.of(
              "create the StorageClass that Stalled names, or create the cluster again with another one",
              "kubectl get storageclass");
      case SECRET_MISSING, SECRET_UNAVAILABLE, CERTIFICATE_INVALID ->
          NextStep.of(
              "correct the Secret that Stalled names; the operator continues seconds after that",
              commands.kubectl("get", "secrets"));
      default -> ofBlockedChange(reason);
    };
  }

  private NextStep ofBlockedChange(ConditionReason reason) {
    return switch (reason) {
      case CONFIRMATION_REQUIRED ->
          NextStep.of(
              "all brokers stop to change their number; confirm it, or set spec.replicas back",
              commands.streambus(
                  "scale", "%s --replicas=%d".formatted(cluster.name(), cluster.replicas())));
      case SCALING_REJECTED ->
          NextStep.of("set spec.scaling to Confirm, or set spec.replicas back", edit());
      case STORAGE_IMMUTABLE ->
          NextStep.of("set the size or the class of the volumes back", edit());
      case REQUIRES_FULL_STOP ->
          NextStep.of(
              "set the value back, or stop all brokers, which applies it, and start them again",
              commands.streambus("hibernate", cluster.name() + " --wait"),
              commands.streambus("wake", cluster.name()));
      case EXPANSION_NOT_SUPPORTED ->
          NextStep.of(
              "set allowVolumeExpansion on the StorageClass if its driver supports it, or set the size"
                  + " back",
              "kubectl get storageclass");
      default -> NextStep.of("resolve what the condition Stalled reports", describe());
    };
  }

  private String edit() {
    return commands.kubectl("edit", "streambuscluster " + cluster.name());
  }

  private String describe() {
    return commands.kubectl("describe", "streambuscluster " + cluster.name());
  }
}
