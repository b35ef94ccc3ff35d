package io.streambus.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.OperatorOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Guarantees that a faulty starter fails its own tests with a reason, and not those of others. */
class OperatorStarterTest {

  private static final OperatorOptions OPTIONS = OperatorOptions.defaults();

  /** No starter of this test sends a request. */
  private final TestOperator operator =
      TestOperator.create(new ConfigBuilder().withMasterUrl("http://127.0.0.1:1").build(), OPTIONS);

  private final List<KubernetesClient> clients = new CopyOnWriteArrayList<>();
  private final OperatorStarter working =
      (client, options) -> {
        clients.add(client);
        return RunningOperator.of(() -> true, () -> {});
      };

  @AfterEach
  void stop() {
    operator.stop();
  }

  @Test
  @SuppressWarnings("NullAway") // What starters without this check could do.
  void starterThatReturnsNullIsNamed() {
    assertThatThrownBy(() -> operator.prepare((client, options) -> null, OPTIONS))
        .hasMessageContaining(OperatorStarterTest.class.getName())
        .hasMessageContaining("returned null from start; return the running operator");
    assertNextTestHasAnOperator();
  }

  @Test
  void operatorThatFailsToCloseIsNotClosedAgain() {
    // Given
    operator.prepare(
        (client, options) ->
            RunningOperator.of(
                () -> true,
                () -> {
                  throw new IllegalStateException("broken");
                }),
        OPTIONS);

    // When / Then
    assertThatThrownBy(operator::stop).hasMessage("broken");
    assertNextTestHasAnOperator();
  }

  @Test
  void operatorOfAnotherClassIsReplaced() {
    // Given
    operator.prepare(working, OPTIONS);
    operator.prepare(working, OPTIONS);

    // When
    operator.prepare((client, options) -> RunningOperator.of(() -> false, () -> {}), OPTIONS);

    // Then
    assertThat(clients).hasSize(1);
    assertThat(operator.isHealthy()).isFalse();
  }

  private void assertNextTestHasAnOperator() {
    operator.prepare(working, OPTIONS);
    assertThat(operator.isHealthy()).isTrue();
  }

  /** A starter that cannot be created without an instance of this class. */
  abstract static class Unfinished implements OperatorStarter {}

  @ApiServerTest(operator = Unfinished.class)
  private static final class UsesUnfinished {}

  @Test
  void starterThatCannotBeCreatedIsNamed() {
    assertThatThrownBy(() -> TestAnnotation.of(UsesUnfinished.class).newStarter())
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining(Unfinished.class.getName())
        .hasMessageContaining("a constructor without parameters, and static if it is nested");
  }
}
