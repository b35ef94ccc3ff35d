package io.streambus.testkit.junit;

import com.google.common.collect.ImmutableClassToInstanceMap;
import com.google.common.collect.Sets;
import io.fabric8.kubernetes.api.model.Namespace;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.TestPods;
import io.streambus.testkit.invariants.InvariantWatch;
import io.streambus.testkit.logs.OperatorLog;
import io.streambus.testkit.user.TestUser;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What belongs to one test, and is kept apart from what earlier tests did.
 *
 * @param parameters values of the parameters that the test may have, by type
 * @param watch empty without controllers, since no pod exists then
 */
record SingleTest(
    TestEnvironment environment,
    TestNamespace namespace,
    Optional<InvariantWatch> watch,
    ImmutableClassToInstanceMap<Object> parameters) {

  private static final Set<Class<?>> WITHOUT_CONTROLLERS =
      Set.of(TestNamespace.class, TestUser.class, AuditLog.class);

  private static final Set<Class<?>> WITH_CONTROLLERS =
      Sets.union(WITHOUT_CONTROLLERS, Set.of(TestPods.class, InvariantWatch.class));

  /** The types of parameters that a test may have on a server. */
  static Set<Class<?>> parameters(ControlPlaneProfile profile) {
    return profile == ControlPlaneProfile.FULL ? WITH_CONTROLLERS : WITHOUT_CONTROLLERS;
  }

  static SingleTest start(TestEnvironment environment, Namespace created) {
    // A report then contains only what was logged during this test.
    OperatorLog.shared().forgetTail();
    TestNamespace namespace = new TestNamespace(created.getMetadata().getName());
    AuditLog log = environment.server().plane().auditLog().fromNow();
    ImmutableClassToInstanceMap.Builder<Object> parameters =
        ImmutableClassToInstanceMap.builder()
            .put(TestNamespace.class, namespace)
            .put(AuditLog.class, log);
    if (!environment.server().hasControllers()) {
      parameters.put(TestUser.class, TestUser.of(environment.client(), namespace.name()));
      return new SingleTest(environment, namespace, Optional.empty(), parameters.build());
    }
    InvariantWatch watch = InvariantWatch.start(environment.client(), created, log);
    parameters
        .put(InvariantWatch.class, watch)
        .put(TestPods.class, new TestPods(environment.client(), namespace.name()))
        .put(TestUser.class, TestUser.of(environment.client(), namespace.name(), watch));
    return new SingleTest(environment, namespace, Optional.of(watch), parameters.build());
  }

  /** Returns the value of a parameter of one of {@link #parameters(ControlPlaneProfile)}. */
  Object parameter(Class<?> type) {
    return Objects.requireNonNull(parameters.get(type));
  }

  /**
   * Reports the state of the server if the test failed, verifies the invariants, and deletes the
   * namespace.
   */
  void end(ExtensionContext test) {
    if (test.getExecutionException().isPresent()) {
      TestUser user = TestUser.of(environment.client(), namespace.name());
      test.publishReportEntry("state of the test server", environment.failureReport(user));
    }
    try {
      watch.ifPresent(each -> new InvariantVerification(each, test).verify());
    } finally {
      environment.deleteNamespace(namespace);
    }
  }
}
