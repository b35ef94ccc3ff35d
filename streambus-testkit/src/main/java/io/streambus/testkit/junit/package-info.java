/**
 * JUnit Jupiter extensions that run tests against a real API server. Annotate a test class with
 * {@link io.streambus.testkit.junit.ControlPlaneTest} if it needs pods, or else with {@link
 * io.streambus.testkit.junit.ApiServerTest}.
 *
 * <p>Methods annotated with {@code @Test}, {@code @BeforeEach} and {@code @AfterEach} may declare
 * parameters of these types; those marked with * also methods that run once for the class, and
 * constructors:
 *
 * <ul>
 *   <li>{@link io.streambus.testkit.user.TestUser}: applies, edits and deletes clusters in the
 *       namespace of the test
 *   <li>{@link io.streambus.testkit.junit.TestNamespace}: a namespace that only this test uses
 *   <li>{@link io.streambus.testkit.controlplane.TestPods}: lets pods fail; not with {@code
 *       ApiServerTest}
 *   <li>{@link io.streambus.testkit.controlplane.AuditLog}: the requests that the API server has
 *       received since the test began
 *   <li>{@link io.streambus.testkit.invariants.InvariantWatch}: what the operator did in the
 *       namespace; not with {@code ApiServerTest}
 *   <li>{@link io.streambus.testkit.junit.TestOperator} *: restarts the operator, with other
 *       options or with faults
 *   <li>{@link io.fabric8.kubernetes.client.KubernetesClient} *: a client with all permissions
 *   <li>{@link io.streambus.testkit.controlplane.ControlPlane} *: the server itself
 * </ul>
 */
@NullMarked
@PublicApi
package io.streambus.testkit.junit;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
