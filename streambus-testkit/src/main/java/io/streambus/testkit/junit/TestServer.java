package io.streambus.testkit.junit;

import io.fabric8.kubernetes.client.Config;
import io.streambus.testkit.controlplane.ControlPlane;
import java.util.Optional;

/** A server that the tests run against. */
interface TestServer extends AutoCloseable {

  /** Client configuration with full permissions. */
  Config adminConfig();

  /** Client configuration of the operator. */
  Config operatorConfig();

  /** The most recent lines of the server logs. */
  String logs();

  /** The control plane; empty for a server without controllers. */
  Optional<ControlPlane> controlPlane();

  @Override
  void close();
}
