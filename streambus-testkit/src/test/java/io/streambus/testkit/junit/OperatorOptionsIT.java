package io.streambus.testkit.junit;

import static io.streambus.testkit.assertions.StreamBusAssertions.assertThat;
import static io.streambus.testkit.assertions.StreamBusAssertions.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.OperatorOptions;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.simulation.TestClock;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that tests run the operator that their class describes, and not the one of an earlier
 * class. The times of conditions show which clock the operator has.
 */
class OperatorOptionsIT {

  private static OperatorOptions optionsWithTime(String time) {
    return OperatorOptions.builder().clock(new TestClock(Instant.parse(time))).build();
  }

  /** When the operator says that the cluster became ready, or not. */
  private static String timeOfOperator(TestUser user) {
    TestCluster cluster = user.applyCluster("demo", "replicas: 1");
    await(cluster).until(status -> status.isUpToDate());
    return cluster.condition(ConditionType.READY).orElseThrow().lastTransitionTime();
  }

  /** Options in a class of their own, such as one that many test classes share. */
  static final class Options2030 implements Supplier<OperatorOptions> {
    @Override
    public OperatorOptions get() {
      return optionsWithTime("2030-01-01T00:00:00Z");
    }
  }

  @Nested
  @ApiServerTest(operatorOptions = Options2030.class)
  class OfSupplier {

    @Test
    void operatorHasOptionsOfSupplier(TestUser user) {
      assertThat(timeOfOperator(user)).startsWith("2030");
    }

    @Nested
    class OfNestedClass {

      @TestOperatorOptions
      OperatorOptions options() {
        return optionsWithTime("2040-01-01T00:00:00Z");
      }

      @Test
      void operatorHasOptionsOfMethod(TestUser user) {
        assertThat(timeOfOperator(user)).startsWith("2040");
      }
    }
  }

  /** An extension that needs permissions that no operator without it has. */
  static final class Nightly implements ClusterExtension {

    @Override
    public String name() {
      return "nightly";
    }

    @Override
    public List<AdditionalObject<?>> additionalObjects() {
      return List.of(
          new AdditionalObject<>(
              LimitRange.class, "nightly", cluster -> Optional.of(new LimitRange())));
    }
  }

  @Nested
  @ApiServerTest
  class OfExtension {

    @TestOperatorOptions
    OperatorOptions options() {
      return OperatorOptions.builder().addExtensions(new Nightly()).build();
    }

    /** Otherwise, each test of an extension would begin with roles and bindings. */
    @Test
    void operatorHasThePermissionsOfItsExtensions(TestUser user) {
      // When
      await(user.applyCluster("demo", "replicas: 1")).until(status -> status.isUpToDate());

      // Then
      assertThat(user.list(LimitRange.class)).hasSize(1);
    }
  }

  @Nested
  @ApiServerTest
  class OfNone {

    @Test
    void operatorHasDefaults(TestUser user) {
      assertThat(timeOfOperator(user)).doesNotStartWith("2030").doesNotStartWith("2040");
    }

    /** With all permissions, a test would pass although the installed operator is not permitted. */
    @Test
    void operatorHasOnlyPermissionsOfItsInstallation(TestUser user, AuditLog log) {
      // Given
      TestCluster cluster = user.applyCluster("demo", "replicas: 1");

      // When
      await(cluster).until(status -> status.isUpToDate());

      // Then
      assertThat(cluster).hasReadyBrokers(0);
      assertThat(log.inNamespace(user.namespace()).byUser(ControlPlane.OPERATOR).entries())
          .isNotEmpty();
    }
  }
}
