package io.streambus.testkit.junit;

import io.streambus.operator.OperatorOptions;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against a real API server without controllers. Pods are never created, so the
 * server starts quickly. The CRD is installed, and the operator runs in the JVM of the test, with
 * the permissions that it is installed with.
 *
 * <p>All test classes of the JVM share one server; each test has a namespace of its own. The
 * {@linkplain io.streambus.testkit.junit package} lists the parameters that tests may declare. If
 * no server can be started, {@link ControlPlaneRequirement} determines whether the test is skipped
 * or fails.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnvironmentExtension.ForApiServer.class)
public @interface ApiServerTest {

  /**
   * {@return the class that supplies the options of the operator, once for the test class} It needs
   * a constructor without parameters. To use fields of the test class, see {@link
   * TestOperatorOptions}.
   */
  Class<? extends Supplier<OperatorOptions>> operatorOptions() default DefaultOperatorOptions.class;

  /** {@return the class that starts the operator} By default, it runs alone. */
  Class<? extends OperatorStarter> operator() default DefaultOperatorStarter.class;
}
