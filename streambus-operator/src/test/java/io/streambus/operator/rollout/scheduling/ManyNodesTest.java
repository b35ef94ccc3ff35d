package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.rollout.scheduling.NodeScene.fit;
import static io.streambus.operator.rollout.scheduling.NodeScene.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.NodeList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a roll would wait though one of many nodes fits, or would not tell what
 * is wrong with them.
 */
class ManyNodesTest {

  @Test
  void theReasonsAreCountedAndTheCommonestComesFirst() {
    // When
    NodeFit fit = fit("nodeSelector: {disk: hdd}", list("{unschedulable: true}", "{}", "{}"));

    // Then
    assertThat(((NodeFit.None) fit).sentence("demo-2"))
        .isEqualTo(
            "0 of 3 nodes could take demo-2: 2 have no label disk=hdd (nodeSelector), 1 is"
                + " cordoned; change the spec or the nodes, or, where nodes are made on demand,"
                + " override no-node-fits");
    assertThat(((NodeFit.None) fit("{}", list())).sentence("demo-2"))
        .startsWith("there is no node that could take demo-2; change");
  }

  @Test
  void manyReasonsMakeNoEndlessSentence() {
    // When
    NodeFit fit =
        fit(
            "{}",
            list(
                IntStream.range(0, 9)
                    .mapToObj("{taints: [{key: k%d, effect: NoSchedule}]}"::formatted)
                    .toArray(String[]::new)));

    // Then
    assertThat(((NodeFit.None) fit).reasons())
        .startsWith("1 has the taint k0:NoSchedule, ")
        .endsWith("1 has the taint k4:NoSchedule, 4 for other reasons");
  }

  @Test
  void oneNodeIsEnough() {
    assertThat(fit("{}", list("{unschedulable: true}", "{}"))).isEqualTo(new NodeFit.Fits());
  }

  @Test
  void ofNodesThatAreNotListedNothingIsSaid() {
    // Given
    NodeList.Known some = new NodeList.Known(list("{unschedulable: true}").nodes(), false);

    // Then
    assertThat(fit("{}", some)).isInstanceOf(NodeFit.Unknown.class);
    assertThat(fit("tolerations: [{operator: Exists}]", some)).isEqualTo(new NodeFit.Fits());
  }
}
