package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.rollout.scheduling.NodeScenario.fit;
import static io.streambus.operator.rollout.scheduling.NodeScenario.list;
import static io.streambus.operator.rollout.scheduling.NodeScenario.rules;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a rollout neither waits although a node fits, nor stops a broker whose new pod
 * fits on no node.
 */
class SchedulerRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Fits on every node.
        "{}                                                                | {} | ",
        "nodeSelector: {disk: ssd, zone: a}                                | {} | ",
        // Cordons.
        "{}                                          | {unschedulable: true} | is cordoned",
        "tolerations: [{operator: Exists}]           | {unschedulable: true} | ",
        "tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}]"
            + "                                      | {unschedulable: true} | ",
        "{}  | {unschedulable: true,"
            + " taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}]}"
            + " | is cordoned",
        // Taints.
        "{} | {taints: [{key: use, value: db, effect: NoSchedule}]}"
            + " | has the taint use=db:NoSchedule",
        "{} | {taints: [{key: use, effect: NoExecute}]} | has the taint use:NoExecute",
        "{} | {taints: [{key: use, effect: PreferNoSchedule}]} | ",
        "{} | {taints: [{key: node.kubernetes.io/not-ready, effect: NoSchedule}]}"
            + " | has the taint node.kubernetes.io/not-ready:NoSchedule",
        "{} | {taints: [{key: node.kubernetes.io/not-ready, effect: NoExecute}]} | ",
        "{} | {taints: [{key: node.kubernetes.io/unreachable, effect: NoExecute}]} | ",
        // Tolerations.
        "tolerations: [{key: use, value: db}]"
            + " | {taints: [{key: use, value: db, effect: NoSchedule}]} | ",
        "tolerations: [{key: use, operator: Equal, value: db, effect: NoSchedule}]"
            + " | {taints: [{key: use, value: db, effect: NoSchedule}]} | ",
        "tolerations: [{key: use, value: web}]"
            + " | {taints: [{key: use, value: db, effect: NoSchedule}]}"
            + " | has the taint use=db:NoSchedule",
        "tolerations: [{key: use, operator: Exists, effect: NoExecute}]"
            + " | {taints: [{key: use, value: db, effect: NoSchedule}]}"
            + " | has the taint use=db:NoSchedule",
        "tolerations: [{key: use, operator: Exists}]"
            + " | {taints: [{key: use, value: db, effect: NoSchedule}]} | ",
        "tolerations: [{key: use}] | {taints: [{key: use, effect: NoSchedule}]} | ",
        "tolerations: [{key: use, operator: Exists}]"
            + " | {taints: [{key: use, effect: NoSchedule}, {key: old, effect: NoSchedule}]}"
            + " | has the taint old:NoSchedule",
        "tolerations: [{key: use, operator: Gt, value: '1'}]"
            + " | {taints: [{key: use, value: '2', effect: NoSchedule}]} | ",
        "containers: [{name: b, resources: {requests: {example.com/gpu: 1}}}]"
            + " | {taints: [{key: example.com/gpu, effect: NoSchedule}]} | ",
        // Labels.
        "nodeSelector: {disk: hdd} | {} | has no label disk=hdd (nodeSelector)",
        "nodeSelector: {rack: '1', disk: ssd} | {} | has no label rack=1 (nodeSelector)",
      })
  void reportsWhyNodeDoesNotFit(String pod, String node, String failure) {
    assertThat(failure(pod, node)).isEqualTo(Optional.ofNullable(failure));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{matchExpressions: [{key: disk, operator: In, values: [hdd, ssd]}]}]",
        "[{matchExpressions: [{key: disk, operator: Exists}]}]",
        "[{matchExpressions: [{key: disk, operator: NotIn, values: [hdd]}]}]",
        "[{matchExpressions: [{key: rack, operator: NotIn, values: [hdd]}]}]",
        "[{matchExpressions: [{key: rack, operator: DoesNotExist}]}]",
        "[{matchExpressions: [{key: cores, operator: Gt, values: ['15']}]}]",
        "[{matchExpressions: [{key: cores, operator: Lt, values: ['17']}]}]",
        "[{matchFields: [{key: metadata.name, operator: In, values: [node-0]}]}]",
        "[{matchFields: [{key: metadata.name, operator: NotIn, values: [node-1]}]}]",
        "[{matchExpressions: [{key: rack, operator: Exists}]},"
            + " {matchExpressions: [{key: disk, operator: Exists}]}]",
        "[{matchExpressions: [{key: rack, operator: Newer}]}]",
        "[{matchFields: [{key: metadata.newer, operator: In, values: [a]}]}]",
      })
  void fitsNodeThatMatchesAnyAffinityTerm(String terms) {
    assertThat(failure(affinity(terms), "{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{matchExpressions: [{key: disk, operator: In, values: [hdd]}]}]",
        "[{matchExpressions: [{key: rack, operator: In, values: [hdd]}]}]",
        "[{matchExpressions: [{key: disk, operator: NotIn, values: [ssd]}]}]",
        "[{matchExpressions: [{key: rack, operator: Exists}]}]",
        "[{matchExpressions: [{key: disk, operator: DoesNotExist}]}]",
        "[{matchExpressions: [{key: cores, operator: Gt, values: ['16']}]}]",
        "[{matchExpressions: [{key: cores, operator: Lt, values: ['16']}]}]",
        "[{matchExpressions: [{key: disk, operator: Gt, values: ['16']}]}]",
        "[{matchExpressions: [{key: rack, operator: Gt, values: ['16']}]}]",
        "[{matchExpressions: [{key: cores, operator: Gt, values: [few]}]}]",
        "[{matchFields: [{key: metadata.name, operator: In, values: [node-1]}]}]",
        "[{matchFields: [{key: metadata.name, operator: NotIn, values: [node-0]}]}]",
        "[{matchExpressions: [{key: disk, operator: Exists}, {key: rack, operator: Exists}]}]",
        "[{matchExpressions: [{key: disk, operator: Exists}],"
            + " matchFields: [{key: metadata.name, operator: In, values: [node-1]}]}]",
        "[{}]",
      })
  void rejectsNodeThatMatchesNoAffinityTerm(String terms) {
    assertThat(failure(affinity(terms), "{}"))
        .contains("does not match the required node affinity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "containers: [{name: b, resources: {requests: {cpu: 8, memory: 32Gi}}}] | ",
        "containers: [{name: b, resources: {requests: {cpu: 8001m}}}] | has less than 8001m of cpu",
        "containers: [{name: b, resources: {requests: {memory: 33Gi}}}]"
            + " | has less than 33Gi of memory",
        "containers: [{name: b, resources: {requests: {cpu: 8}}},"
            + " {name: p, resources: {requests: {cpu: 100m}}}] | has less than 8.1 of cpu",
        "containers: [{name: b, resources: {limits: {cpu: 9}}}] | has less than 9 of cpu",
        "containers: [{name: b, resources: {limits: {cpu: 9}, requests: {cpu: 1}}}] | ",
        // Init containers run sequentially, before the containers.
        "initContainers: [{name: i, resources: {requests: {cpu: 8}}},"
            + " {name: j, resources: {requests: {cpu: 8}}}],"
            + " containers: [{name: b, resources: {requests: {cpu: 8}}}] | ",
        "initContainers: [{name: i, resources: {requests: {cpu: 9}}}] | has less than 9 of cpu",
        // Sidecars run in parallel with the containers and with later init containers.
        "initContainers: [{name: s, restartPolicy: Always, resources: {requests: {cpu: 1}}}],"
            + " containers: [{name: b, resources: {requests: {cpu: 8}}}] | has less than 9 of cpu",
        "initContainers: [{name: s, restartPolicy: Always, resources: {requests: {cpu: 1}}},"
            + " {name: i, resources: {requests: {cpu: 8}}}] | has less than 9 of cpu",
        "initContainers: [{name: i, resources: {requests: {cpu: 8}}},"
            + " {name: s, restartPolicy: Always, resources: {requests: {cpu: 1}}}] | ",
        // Other resources.
        "containers: [{name: b, resources: {requests: {example.com/gpu: 2}}}] | ",
        "containers: [{name: b, resources: {requests: {example.com/gpu: 3}}}]"
            + " | has less than 3 of example.com/gpu",
        "containers: [{name: b, resources: {requests: {hugepages-2Mi: 2Mi}}}]"
            + " | has less than 2Mi of hugepages-2Mi",
        "containers: [{name: b, resources: {requests: {hugepages-2Mi: 0}}}] | ",
        // A device that the node does not list may be provided by a resource claim.
        "containers: [{name: b, resources: {requests: {example.com/other: 3}}}] | ",
      })
  void rejectsNodeThatIsTooSmallEvenIfEmpty(String pod, String failure) {
    assertThat(failure("{" + pod + "}", "{}")).isEqualTo(Optional.ofNullable(failure));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedulerName: default-scheduler | ",
        "schedulerName: own               | the rules of scheduler own are unknown",
        "runtimeClassName: small          | RuntimeClass small may add scheduling rules",
      })
  void doesNotCheckPodsWithUnknownRules(String pod, String reason) {
    assertThat(rules(pod).unsupported()).isEqualTo(Optional.ofNullable(reason));
  }

  private static String affinity(String terms) {
    return """
        affinity:
          nodeAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              nodeSelectorTerms: %s
        """
        .formatted(terms);
  }

  private static Optional<String> failure(String pod, String node) {
    return fit(pod, list(node)) instanceof NodeFit.NoNodeFits none
        ? Optional.of(none.reasons().substring("1 ".length()))
        : Optional.empty();
  }
}
