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
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A policy that somebody widened lets others at the admin API, which has no guard of its own. */
class NetworkPolicyDriftTest {

  private final OperatorScenario scenario = OperatorScenario.runningGuarded();

  @Test
  void aPortThatIsAddedToARuleIsTakenOut() {
    assertPutBack(
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
  void aPeerThatIsAddedToARuleIsTakenOut() {
    assertPutBack(
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
  void aPeerWithFewerConditionsIsPutBack() {
    assertPutBack(
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
  void aRuleWithoutPeersIsPutBack() {
    assertPutBack(policy -> rule(policy).getFrom().clear());
  }

  @Test
  void aRuleThatIsAddedIsTakenOut() {
    assertPutBack(policy -> policy.getIngress().add(new NetworkPolicyIngressRule()));
  }

  @Test
  void aConditionThatExemptsPodsIsTakenOut() {
    assertPutBack(policy -> policy.getPodSelector().getMatchLabels().put("app", "shop"));
  }

  @Test
  void thePolicyGoesWithTheWishForIt() {
    // When
    scenario.changeSpec(spec -> spec.multiTenancy(MultiTenancySpec.builder().build()));
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.list(NetworkPolicy.class)).isEmpty();
  }

  private void assertPutBack(Consumer<NetworkPolicySpec> edit) {
    // Given
    Map<String, String> before = scenario.cluster.contents();

    // When
    scenario.user.edit(
        NetworkPolicy.class, NAMESPACE, NAME, policy -> edit.accept(policy.getSpec()));
    assertThat(scenario.cluster.contents()).isNotEqualTo(before);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.contents()).isEqualTo(before);
    assertThat(scenario.writes())
        .filteredOn(write -> write.object().kind().equals("NetworkPolicy"))
        .hasSize(1);
  }

  private static NetworkPolicyIngressRule rule(NetworkPolicySpec policy) {
    return policy.getIngress().get(0);
  }
}
