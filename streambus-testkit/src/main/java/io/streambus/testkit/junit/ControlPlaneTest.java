package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against a complete control plane: StatefulSets get pods, claims get volumes,
 * and owned objects are garbage-collected. The CRD is installed, and the operator runs in the JVM
 * of the test as the user {@link io.streambus.testkit.controlplane.ControlPlane#OPERATOR}.
 *
 * <p>All test classes of the JVM share one control plane. In addition to the parameters of {@link
 * ApiServerTest}, test methods may declare the {@link
 * io.streambus.testkit.controlplane.ControlPlane} and its {@link
 * io.streambus.testkit.controlplane.AuditLog}, which contains only requests since the test began.
 *
 * <p>After each test, everything the operator did to the clusters in the namespace of the test is
 * checked against every {@link io.streambus.testkit.invariants.Invariant}. To change this, see
 * {@link ExpectedErrors} and {@link DisableInvariantChecks}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnvironmentExtension.ForControlPlane.class)
public @interface ControlPlaneTest {}
