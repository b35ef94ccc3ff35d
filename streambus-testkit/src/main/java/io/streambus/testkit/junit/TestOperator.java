package io.streambus.testkit.junit;

import com.google.common.base.Stopwatch;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import io.streambus.testkit.faults.FaultPlan;
import io.streambus.testkit.faults.FaultProxy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The operator of a test server. It is running when a test starts. A test may stop it, and start a
 * new instance that has no state from before. The next test gets an operator with the options of
 * its class, whatever this one does.
 */
public final class TestOperator {

  /** Shared by all instances: inspecting the model classes takes half of the startup time. */
  private static final KubernetesSerialization SERIALIZATION = LeanSerialization.create();

  /** Kubernetes kills a pod after half of this time, but machines that run tests are busy. */
  private static final Duration MAX_CLOSE_TIME = Duration.ofMinutes(1);

  private final Config config;
  private final Consumer<OperatorOptions> permissions;
  private OperatorStarter starter = DefaultOperatorStarter.INSTANCE;
  private OperatorOptions options;
  private Optional<Instance> running = Optional.empty();

  /**
   * Creates an operator with default options.
   *
   * @param permissions grants what options require, before an instance with them starts
   */
  TestOperator(Config config, Consumer<OperatorOptions> permissions) {
    this(config, permissions, DefaultOperatorOptions.INSTANCE);
  }

  private TestOperator(
      Config config, Consumer<OperatorOptions> permissions, OperatorOptions options) {
    this.config = config;
    this.permissions = permissions;
    this.options = options;
  }

  /**
   * Creates another operator, which is not running yet. The test must stop it, and grant the
   * permissions that its extensions require.
   *
   * @param config connection to the API server, for example through a {@link FaultProxy}
   * @param options options of all its instances, unless {@link #restart(OperatorOptions)} replaces
   *     them
   * @return the operator
   */
  public static TestOperator create(Config config, OperatorOptions options) {
    return new TestOperator(config, required -> {}, options);
  }

  /** Starts the operator unless it is already running. */
  public synchronized void start() {
    if (running.isEmpty()) {
      running = Optional.of(start(config, options, Optional.empty()));
    }
  }

  /** Ensures that this operator is running with these options and a direct connection. */
  synchronized void prepare(OperatorStarter starterOfTest, OperatorOptions optionsOfTest) {
    starter = starterOfTest;
    options = optionsOfTest;
    if (running.filter(each -> each.isStartedAs(starter, options)).isEmpty()) {
      restart();
    }
  }

  /** Stops the operator, as when its node shuts down. Does nothing if it is not running. */
  public synchronized void stop() {
    Optional<Instance> last = running;
    // Whatever happens: the next test gets another one.
    running = Optional.empty();
    last.ifPresent(Instance::close);
  }

  /** Stops the operator and starts a new instance with the options of the test class. */
  public synchronized void restart() {
    stop();
    start();
  }

  /**
   * Stops the operator and starts a new instance with other options.
   *
   * @param others options of this instance only
   */
  public synchronized void restart(OperatorOptions others) {
    stop();
    running = Optional.of(start(config, others, Optional.empty()));
  }

  /**
   * Stops the operator and starts a new instance whose requests encounter faults, beginning with
   * those of its start. {@link #restart()} ends the faults.
   *
   * @param plan decides what happens to each request of the operator
   * @return the proxy between the operator and the API server; closed when the operator stops
   */
  public synchronized FaultProxy restartWithFaults(FaultPlan plan) {
    stop();
    FaultProxy proxy = FaultProxy.inFrontOf(config);
    proxy.setPlan(plan);
    running = Optional.of(start(proxy.clientConfig(), options, Optional.of(proxy)));
    return proxy;
  }

  /** {@return whether the operator is running and need not be restarted} */
  public synchronized boolean isHealthy() {
    return running.filter(each -> each.operator().isHealthy()).isPresent();
  }

  private Instance start(
      Config connection, OperatorOptions optionsOfInstance, Optional<FaultProxy> proxy) {
    permissions.accept(optionsOfInstance);
    KubernetesClient client =
        HttpWatches.clientBuilder(new ConfigBuilder(connection).build())
            .withKubernetesSerialization(SERIALIZATION)
            .build();
    boolean started = false;
    try {
      RunningOperator operator = starter.start(client, optionsOfInstance);
      if (operator == null) {
        throw new IllegalStateException(
            "%s returned null from start; return the running operator".formatted(name(starter)));
      }
      started = true;
      return new Instance(client, starter, operator, optionsOfInstance, proxy);
    } finally {
      if (!started) {
        client.close();
        proxy.ifPresent(FaultProxy::close);
      }
    }
  }

  private static String name(OperatorStarter starter) {
    return starter.getClass().getName();
  }

  /** A running instance and what it was started with. */
  private record Instance(
      KubernetesClient client,
      OperatorStarter starter,
      RunningOperator operator,
      OperatorOptions options,
      Optional<FaultProxy> proxy)
      implements AutoCloseable {

    boolean isStartedAs(OperatorStarter expectedStarter, OperatorOptions expectedOptions) {
      return starter == expectedStarter && options == expectedOptions && proxy.isEmpty();
    }

    @Override
    public void close() {
      if (proxy.filter(FaultProxy::isClosed).isPresent()) {
        // Without a connection, it ends slowly, and need not delay its successor.
        Thread shutdown = new Thread(this::shutDown, "shutdown of a crashed operator");
        shutdown.setDaemon(true);
        shutdown.start();
      } else {
        shutDown();
      }
    }

    private void shutDown() {
      Stopwatch stopwatch = Stopwatch.createStarted();
      try {
        operator.close();
      } finally {
        client.close();
        proxy.ifPresent(FaultProxy::close);
      }
      if (stopwatch.elapsed().compareTo(MAX_CLOSE_TIME) > 0) {
        throw new IllegalStateException(
            "the operator of %s took %s s to close; end its threads within a few seconds"
                .formatted(name(starter), stopwatch.elapsed().toSeconds()));
      }
    }
  }
}
