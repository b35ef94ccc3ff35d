package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against a real API server without controllers. Pods are never created, so the
 * server starts quickly. The CRD is installed, and the operator runs in the JVM of the test.
 *
 * <p>All test classes of the JVM share one server. Test methods may declare parameters of these
 * types: {@link io.fabric8.kubernetes.client.KubernetesClient} with full permissions, {@link
 * TestNamespace} that only this test uses, and {@link TestOperator}. If no server can be started,
 * {@link ControlPlaneRequirement} determines whether the test is skipped or fails.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnvironmentExtension.ForApiServer.class)
public @interface ApiServerTest {}
