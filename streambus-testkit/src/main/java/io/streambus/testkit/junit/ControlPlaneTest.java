package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests against a whole control plane: StatefulSets get pods, claims get volumes, owned objects are
 * collected. The CRD is installed and the operator runs inside the JVM of the test, as the user
 * {@link io.streambus.testkit.controlplane.ControlPlane#OPERATOR}.
 *
 * <p>One control plane serves all test classes of the JVM. Beside the parameters of {@link
 * ApiServerTest}, test methods may take the {@link io.streambus.testkit.controlplane.ControlPlane}
 * and its {@link io.streambus.testkit.controlplane.AuditLog}.
 *
 * <p>What the operator did to the clusters of the test's namespace is judged at the end of each
 * test by every {@link io.streambus.testkit.invariants.Invariant}; see {@link ExpectedErrors} and
 * {@link WithoutInvariants}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ControlPlaneExtension.class)
public @interface ControlPlaneTest {}
