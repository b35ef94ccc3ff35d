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
 * Runs a test class against a complete control plane: StatefulSets get pods, claims get volumes,
 * and owned objects are garbage-collected. The CRD is installed, and the operator runs in the JVM
 * of the test as the user {@link io.streambus.testkit.controlplane.ControlPlane#OPERATOR}, with the
 * permissions that it is installed with, and those that its extensions require.
 *
 * <p>All test classes of the JVM share one control plane; each test has a namespace of its own. The
 * {@linkplain io.streambus.testkit.junit package} lists the parameters that tests may declare. If
 * no control plane can be started, {@link ControlPlaneRequirement} determines whether the test is
 * skipped or fails.
 *
 * <p>After each test, everything the operator did to the clusters in the namespace of the test is
 * checked against every {@link io.streambus.testkit.invariants.Invariant}. To change this, see
 * {@link ExpectedErrors} and {@link DisableInvariantChecks}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnvironmentExtension.ForControlPlane.class)
public @interface ControlPlaneTest {

  /**
   * {@return the class that supplies the options of the operator, once for the test class} It needs
   * a constructor without parameters. To use fields of the test class, see {@link
   * TestOperatorOptions}.
   */
  Class<? extends Supplier<OperatorOptions>> operatorOptions() default DefaultOperatorOptions.class;

  /** {@return the class that starts the operator} By default, it runs alone. */
  Class<? extends OperatorStarter> operator() default DefaultOperatorStarter.class;
}
