package io.streambus.testkit.junit;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.OperatorOptions;

/**
 * Starts the operator under test as the program does that embeds it, for example in one operator of
 * JOSDK beside other reconcilers. Named by {@link ControlPlaneTest#operator()}, and created once
 * for the test class, with a constructor without parameters; if it is nested, it must be static.
 *
 * <p>An exception fails the test. Nested test classes use the starter of the enclosing class.
 */
@FunctionalInterface
public interface OperatorStarter {

  /**
   * Starts an operator that keeps no state of an earlier one.
   *
   * @param client client with the permissions of the operator, whose HTTP client is the one on the
   *     class path; closed after the operator was closed, and not to be closed by it
   * @param options options that the test class declares, or that the test restarts the operator
   *     with
   * @return the operator, which watches clusters from now on; not null
   */
  RunningOperator start(KubernetesClient client, OperatorOptions options);
}
