package io.streambus.operator.rollout.scheduling;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import java.util.Arrays;

/**
 * Creates pods and nodes from the YAML of their specs. Each node has the labels disk=ssd, zone=a
 * and cores=16, 8 CPUs, 32Gi of memory and 2 GPUs.
 */
final class NodeScenario {

  private static final KubernetesSerialization YAML = LeanSerialization.create();

  private NodeScenario() {}

  static NodeFit fit(String pod, NodeList.Known nodes) {
    return rules(pod).fit(nodes);
  }

  static SchedulerRules rules(String pod) {
    return new SchedulerRules(YAML.unmarshal("---\n" + pod, PodSpec.class));
  }

  static NodeList.Known list(String... specs) {
    return new NodeList.Known(
        Arrays.stream(specs).map(NodeScenario::node).collect(ImmutableList.toImmutableList()),
        true);
  }

  private static ClusterNode node(String spec) {
    Node node =
        YAML.unmarshal(
            """
            metadata: {name: node-0, labels: {disk: ssd, zone: a, cores: '16'}}
            spec: %s
            status: {allocatable: {cpu: 8, memory: 32Gi, example.com/gpu: 2}}
            """
                .formatted(spec),
            Node.class);
    return new ClusterNode(
        node.getMetadata().getName(),
        ImmutableMap.copyOf(node.getMetadata().getLabels()),
        Boolean.TRUE.equals(node.getSpec().getUnschedulable()),
        ImmutableList.copyOf(node.getSpec().getTaints()),
        ImmutableMap.copyOf(node.getStatus().getAllocatable()));
  }
}
