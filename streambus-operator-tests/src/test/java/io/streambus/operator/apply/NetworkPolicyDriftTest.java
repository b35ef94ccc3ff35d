package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.streambus.api.spec.ImmutableNetworkPolicySpec;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, a widened NetworkPolicy would expose the admin API, which has no access
 * control.
 */
class NetworkPolicyDriftTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void removesPortAddedToRule() {
    assertReverted(
        policy ->
            rule(policy)
                .getPorts()
                .add(
                    new NetworkPolicyPortBuilder()
                        .withPort(new IntOrString(8081))
                        .withProtocol("TCP")
                        .build()));
  }

  @Test
  void removesPeerAddedToRule() {
    assertReverted(
        policy ->
            rule(policy)
                .getFrom()
                .add(
                    new NetworkPolicyPeerBuilder()
                        .withNewIpBlock()
                        .withCidr("0.0.0.0/0")
                        .endIpBlock()
                        .build()));
  }

  @Test
  void restoresLabelsOfPeerSelector() {
    assertReverted(
        policy ->
            rule(policy)
                .getFrom()
                .get(0)
                .getPodSelector()
                .getMatchLabels()
                .keySet()
                .removeIf(key -> key.endsWith("instance")));
  }

  @Test
  void restoresPeersOfRule() {
    assertReverted(policy -> rule(policy).getFrom().clear());
  }

  @Test
  void removesAddedRule() {
    assertReverted(policy -> policy.getIngress().add(new NetworkPolicyIngressRule()));
  }

  @Test
  void removesLabelAddedToPodSelector() {
    assertReverted(policy -> policy.getPodSelector().getMatchLabels().put("app", "shop"));
  }

  @Test
  void deletesPolicyOnceDisabled() {
    // When
    scenario.changeSpec(
        spec -> spec.networkPolicy(ImmutableNetworkPolicySpec.builder().enabled(false).build()));
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.list(NetworkPolicy.class)).isEmpty();
  }

  private void assertReverted(Consumer<NetworkPolicySpec> edit) {
    // Given
    Map<String, String> before = scenario.cluster.objectsAsYaml();

    // When
    scenario.user.edit(
        NetworkPolicy.class, NAMESPACE, NAME, policy -> edit.accept(policy.getSpec()));
    assertThat(scenario.cluster.objectsAsYaml()).isNotEqualTo(before);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
    assertThat(scenario.writes())
        .filteredOn(write -> write.object().kind().equals("NetworkPolicy"))
        .hasSize(1);
  }

  private static NetworkPolicyIngressRule rule(NetworkPolicySpec policy) {
    return policy.getIngress().get(0);
  }
}
