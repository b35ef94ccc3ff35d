package io.streambus.operator.rollout.scheduling;

import static io.streambus.operator.rollout.scheduling.NodeScenario.fit;
import static io.streambus.operator.rollout.scheduling.NodeScenario.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.NodeList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a rollout proceeds if one of many nodes fits, and otherwise reports why none
 * does.
 */
class NodeFitSummaryTest {

  @Test
  void countsReasonsAndListsMostCommonFirst() {
    // When
    NodeFit fit = fit("nodeSelector: {disk: hdd}", list("{unschedulable: true}", "{}", "{}"));

    // Then
    assertThat(((NodeFit.NoNodeFits) fit).message("demo-2"))
        .isEqualTo(
            "0 of 3 nodes fit demo-2: 2 have no label disk=hdd (nodeSelector), 1 is"
                + " cordoned; change the spec or the nodes, or override no-node-fits if nodes are"
                + " provisioned on demand");
    assertThat(((NodeFit.NoNodeFits) fit("{}", list())).message("demo-2"))
        .startsWith("no node fits demo-2, because there are no nodes; change");
  }

  @Test
  void limitsNumberOfListedReasons() {
    // When
    NodeFit fit =
        fit(
            "{}",
            list(
                IntStream.range(0, 9)
                    .mapToObj("{taints: [{key: k%d, effect: NoSchedule}]}"::formatted)
                    .toArray(String[]::new)));

    // Then
    assertThat(((NodeFit.NoNodeFits) fit).reasons())
        .startsWith("1 has the taint k0:NoSchedule, ")
        .endsWith("1 has the taint k4:NoSchedule, 4 for other reasons");
  }

  @Test
  void fitsIfOneNodeFits() {
    assertThat(fit("{}", list("{unschedulable: true}", "{}"))).isEqualTo(new NodeFit.Fits());
  }

  @Test
  void isUnknownIfNodeListIsIncomplete() {
    // Given
    NodeList.Known incomplete = new NodeList.Known(list("{unschedulable: true}").nodes(), false);

    // Then
    assertThat(fit("{}", incomplete)).isInstanceOf(NodeFit.Unknown.class);
    assertThat(fit("tolerations: [{operator: Exists}]", incomplete)).isEqualTo(new NodeFit.Fits());
  }
}
