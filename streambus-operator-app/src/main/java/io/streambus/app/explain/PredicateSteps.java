package io.streambus.app.explain;

import io.streambus.api.RolloutBlock;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.UserCommands;
import java.util.Arrays;

/** The next step for each predicate that a rollout can wait for. */
record PredicateSteps(StoredCluster cluster, UserCommands commands) {

  NextStep of(RolloutBlock block) {
    String pod = block.pod().orElse(cluster.name() + "-0");
    return Arrays.stream(RolloutPredicate.values())
        .filter(predicate -> predicate.value().equals(block.predicate()))
        .findFirst()
        .map(predicate -> of(predicate, pod))
        .orElseGet(() -> NextStep.of("resolve what blocks the rollout"));
  }

  private NextStep of(RolloutPredicate predicate, String pod) {
    return switch (predicate) {
      case PAUSED ->
          NextStep.of(
              "a user paused restarts; to continue", commands.streambus("resume", cluster.name()));
      case POD_NOT_READY, POD_TERMINATING, QUORUM ->
          NextStep.of(
              "repair the broker; the others wait for it",
              commands.kubectl("describe", "pod " + pod));
      case POD_MISSING, REVISION_UNOBSERVED ->
          NextStep.of(
              "find out why the StatefulSet controller does not create or observe pods",
              commands.kubectl("describe", "statefulset " + cluster.name()));
      case POD_SETTLING, LEADER_UNKNOWN ->
          NextStep.of(
              "wait; this passes", commands.streambus("status", cluster.name() + " --watch"));
      case CERTIFICATE ->
          NextStep.of(
              "correct the certificate that the condition CertificatesReady reports",
              commands.kubectl("describe", "streambuscluster " + cluster.name()));
      case CLAIM_TERMINATING ->
          NextStep.of(
              "the volumes of the broker would be lost; find out who deleted the claim",
              commands.kubectl("describe", "pvc data-%1$s raft-%1$s".formatted(pod)));
      case DATA_LOSS_UNCONFIRMED ->
          NextStep.of(
              "confirm that the only copy of the messages is deleted, or remove the annotation from the"
                  + " pod",
              commands.kubectl("annotate", "pod " + pod + " streambus.io/delete-pod-and-pvc-"));
      case NO_NODE_FITS ->
          NextStep.of("uncordon or add nodes", "kubectl get nodes", "kubectl describe nodes");
      case DISRUPTION_BUDGET ->
          NextStep.of(
              "wait until the drain ends, or delete another budget that selects the pods",
              commands.kubectl("get", "poddisruptionbudgets"));
      case REQUEST_REJECTED ->
          NextStep.of(
              "resolve what the API server reports: a permission, a quota or a webhook",
              commands.kubectl("describe", "resourcequota"));
    };
  }
}
