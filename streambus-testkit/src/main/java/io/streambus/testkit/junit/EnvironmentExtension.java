package io.streambus.testkit.junit;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.invariants.InvariantWatch;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its own namespace on a server that all tests share. */
abstract class EnvironmentExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

  /** Starts the kind of server that the tests need. */
  abstract TestServer startServer();

  @Override
  public void beforeEach(ExtensionContext context) {
    TestEnvironment environment = environment(context);
    environment.operator().start();
    Namespace namespace = environment.createNamespace();
    store(context).put(TestNamespace.class, new TestNamespace(namespace.getMetadata().getName()));
    environment.controlPlane().ifPresent(plane -> observe(plane, namespace, context));
  }

  /** Keeps what the test observes apart from what earlier tests did. */
  private void observe(ControlPlane plane, Namespace namespace, ExtensionContext context) {
    AuditLog log = plane.auditLog().fromNow();
    InvariantWatch watch = InvariantWatch.start(environment(context).client(), namespace, log);
    store(context).put(AuditLog.class, log);
    store(context).put(InvariantVerification.class, new InvariantVerification(watch, context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestNamespace namespace = namespace(context);
    TestEnvironment environment = environment(context);
    if (context.getExecutionException().isPresent()) {
      context.publishReportEntry("state of the test server", environment.failureReport(namespace));
    }
    InvariantVerification invariants =
        store(context).get(InvariantVerification.class, InvariantVerification.class);
    try {
      if (invariants != null) {
        invariants.verify();
      }
    } finally {
      environment.deleteNamespace(namespace);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return find(parameter.getParameter().getType(), context).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return find(parameter.getParameter().getType(), context).orElseThrow();
  }

  private Optional<?> find(Class<?> type, ExtensionContext context) {
    TestEnvironment environment = environment(context);
    if (type == KubernetesClient.class) {
      return Optional.of(environment.client());
    }
    if (type == TestOperator.class) {
      return Optional.of(environment.operator());
    }
    if (type == TestNamespace.class) {
      return Optional.of(namespace(context));
    }
    if (type == ControlPlane.class) {
      return environment.controlPlane();
    }
    return type == AuditLog.class
        ? Optional.ofNullable(store(context).get(AuditLog.class, AuditLog.class))
        : Optional.empty();
  }

  private TestEnvironment environment(ExtensionContext context) {
    // Surefire executes each class separately, but all classes of a JVM in one session.
    return context
        .getStore(
            ExtensionContext.StoreScope.LAUNCHER_SESSION,
            ExtensionContext.Namespace.create(EnvironmentExtension.class))
        .getOrComputeIfAbsent(
            getClass(),
            kind -> new TestEnvironment(ControlPlaneRequirement.getOrSkip(this::startServer)),
            TestEnvironment.class);
  }

  private static TestNamespace namespace(ExtensionContext context) {
    return store(context).get(TestNamespace.class, TestNamespace.class);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(
        ExtensionContext.Namespace.create(EnvironmentExtension.class, context.getUniqueId()));
  }

  /** Implements {@link ApiServerTest}. */
  static final class ForApiServer extends EnvironmentExtension {

    @Override
    TestServer startServer() {
      return new KubeApiTestServer();
    }
  }

  /** Implements {@link ControlPlaneTest}. */
  static final class ForControlPlane extends EnvironmentExtension {

    @Override
    TestServer startServer() {
      return new ControlPlaneServer();
    }
  }
}
