package io.streambus.testkit.junit;

import io.fabric8.kubernetes.client.Config;
import io.streambus.testkit.controlplane.ControlPlane;
import java.util.Optional;

/** A server under the tests. */
interface TestServer extends AutoCloseable {

  /** Access with all rights. */
  Config admin();

  /** Access of the operator. */
  Config operator();

  /** The last lines of its logs. */
  String logs();

  /** The control plane, where there is one. */
  Optional<ControlPlane> controlPlane();

  @Override
  void close();
}
