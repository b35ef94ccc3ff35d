package io.streambus.testkit.controllers.client;

import com.google.common.util.concurrent.Uninterruptibles;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controllers.ControllerSet;
import io.streambus.testkit.controllers.decision.Controller;
import io.streambus.testkit.controllers.node.Pods;
import io.streambus.testkit.controllers.storage.Claims;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the simulated controllers and nodes against an API server that has no controllers:
 * StatefulSets get pods, claims are bound, pods become ready, and dependents of deleted objects are
 * deleted.
 *
 * <pre>{@code
 * try (SimulatedControllers controllers = SimulatedControllers.start(client, "shop")) {
 *   controllers.pods().crashLoop("shop", "orders-1");
 *   // Apply the StreamBusCluster "orders", and see what a controller makes of it.
 * }
 * }</pre>
 *
 * <p>They decide as the controllers of {@link io.streambus.testkit.simulation.SimulatedCluster} do,
 * and act as a client with full permissions. If the cluster has no nodes, one is created, and a
 * default StorageClass if there is none. They are not deleted.
 */
public final class SimulatedControllers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SimulatedControllers.class);

  /** Times are in seconds, so that pods become available in time even if no object changes. */
  private static final long PERIOD_MILLIS = 500;

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final Pods pods = new Pods();
  private final Claims claims = new Claims();
  private final ControllerSet controllers = new ControllerSet(pods, claims);
  private final Semaphore changes = new Semaphore(1);
  private final KubernetesClient client;
  private final InformerState state;
  private final BrokerServers brokers;
  private final Thread thread = new Thread(this::run, "simulated-controllers");
  private volatile boolean closed;

  private SimulatedControllers(KubernetesClient client, Optional<String> namespace) {
    this.client = client;
    this.state = InformerState.start(client, namespace, changes::release);
    this.brokers = new BrokerServers(state);
    thread.setDaemon(true);
  }

  /**
   * Starts the controllers for all namespaces.
   *
   * @param client connection with full permissions; it must remain open until the controllers are
   *     closed
   * @return the running controllers; close them before the client
   */
  public static SimulatedControllers start(KubernetesClient client) {
    return start(client, Optional.empty());
  }

  /**
   * Starts the controllers for one namespace, so that tests that share a server do not affect each
   * other.
   *
   * @param client connection with full permissions; it must remain open until the controllers are
   *     closed
   * @param namespace the only namespace in which they act
   * @return the running controllers; close them before the client
   */
  public static SimulatedControllers start(KubernetesClient client, String namespace) {
    return start(client, Optional.of(namespace));
  }

  private static SimulatedControllers start(KubernetesClient client, Optional<String> namespace) {
    ClusterDefaults.create(client);
    SimulatedControllers started = new SimulatedControllers(client, namespace);
    started.thread.start();
    return started;
  }

  /**
   * Controls whether pods become ready.
   *
   * @return the settings of the pods, which apply from the next step of the controllers on, within
   *     half a second
   */
  public Pods pods() {
    return pods;
  }

  /**
   * Controls whether claims are bound and resized.
   *
   * @return the settings of the claims, which apply from the next step of the controllers on,
   *     within half a second
   */
  public Claims claims() {
    return claims;
  }

  /**
   * The admin APIs of the brokers in ready pods. The operator calls them if they are its {@link
   * io.streambus.operator.OperatorOptions#brokerAddresses()}.
   *
   * @return the brokers, which are stopped when the controllers are closed
   */
  public BrokerServers brokers() {
    return brokers;
  }

  private void run() {
    while (!closed) {
      try {
        if (changes.tryAcquire(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
          changes.drainPermits();
        }
        runOnce();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        logUnlessClosed(e);
      }
    }
  }

  private void runOnce() {
    ClientWrites writes = new ClientWrites(client);
    for (Controller controller : controllers.all()) {
      controller.decide(state).forEach(writes::execute);
    }
  }

  private void logUnlessClosed(RuntimeException failure) {
    if (!closed) {
      LOG.warn("simulated controllers failed and try again", failure);
    }
  }

  /** Stops the controllers. Objects remain as they are. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    Uninterruptibles.joinUninterruptibly(thread, STOP_TIMEOUT);
    state.close();
    brokers.close();
  }
}
