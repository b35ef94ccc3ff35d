package io.streambus.testkit.junit;

import io.fabric8.kubernetes.api.model.Namespace;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its own namespace on a server that all tests share. */
abstract class EnvironmentExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {

  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(EnvironmentExtension.class);

  private final ControlPlaneProfile profile;

  EnvironmentExtension(ControlPlaneProfile profile) {
    this.profile = profile;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // The store of a nested class inherits from that of its enclosing class.
    Class<?> testClass = context.getRequiredTestClass();
    DeclaredOptions.of(testClass)
        .ofClass()
        .ifPresent(options -> context.getStore(STORE).put(DeclaredOptions.class, options));
    TestAnnotation.of(testClass)
        .newStarter()
        .ifPresent(starter -> context.getStore(STORE).put(OperatorStarter.class, starter));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestEnvironment environment = environment(context);
    environment.operator().prepare(starter(context), DeclaredOptions.ofTest(context, STORE));
    Namespace namespace = environment.createNamespace();
    context.getStore(STORE).put(SingleTest.class, SingleTest.start(environment, namespace));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    SingleTest test = context.getStore(STORE).get(SingleTest.class, SingleTest.class);
    if (test != null) {
      test.end(context);
    }
  }

  /** A starter whose operator does not stop fails its own class. */
  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getStore(STORE).remove(OperatorStarter.class) != null) {
      TestEnvironment started =
          context
              .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, STORE)
              .get(profile, TestEnvironment.class);
      if (started != null) {
        started.operator().stop();
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return TestEnvironment.PARAMETERS.contains(type)
        || SingleTest.parameters(profile).contains(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (TestEnvironment.PARAMETERS.contains(type)) {
      return environment(context).parameter(type);
    }
    SingleTest test = context.getStore(STORE).get(SingleTest.class, SingleTest.class);
    if (test == null) {
      throw new ParameterResolutionException(
          """
          %s belongs to one test: declare it as a parameter of a method annotated with @Test, \
          @BeforeEach or @AfterEach\
          """
              .formatted(type.getSimpleName()));
    }
    return test.parameter(type);
  }

  private static OperatorStarter starter(ExtensionContext context) {
    return Optional.ofNullable(
            context.getStore(STORE).get(OperatorStarter.class, OperatorStarter.class))
        .orElse(DefaultOperatorStarter.INSTANCE);
  }

  private TestEnvironment environment(ExtensionContext context) {
    // Surefire executes each class separately, but all classes of a JVM in one session.
    return context
        .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, STORE)
        .getOrComputeIfAbsent(
            profile, kind -> TestEnvironment.start(profile), TestEnvironment.class);
  }

  /** Implements {@link ApiServerTest}. */
  static final class ForApiServer extends EnvironmentExtension {

    ForApiServer() {
      super(ControlPlaneProfile.API_SERVER_ONLY);
    }
  }

  /** Implements {@link ControlPlaneTest}. */
  static final class ForControlPlane extends EnvironmentExtension {

    ForControlPlane() {
      super(ControlPlaneProfile.FULL);
    }
  }
}
