package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests against a real API server without controllers: no pod is ever made, which keeps the start
 * short. The CRD is installed and the operator runs inside the JVM of the test.
 *
 * <p>One server serves all test classes of the JVM. Parameters of test methods may be a {@link
 * io.fabric8.kubernetes.client.KubernetesClient} with all rights, the {@link TestNamespace} that
 * the test has for itself, and the {@link TestOperator}. Where no server can be had, {@link
 * ControlPlaneRequirement} decides whether the test is skipped or fails.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ApiServerExtension.class)
public @interface ApiServerTest {}
