package io.streambus.app.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.app.logging.Logging.LogFormat;
import io.streambus.app.run.BindAddress;
import io.streambus.app.run.MetricsOptions;
import io.streambus.app.run.MetricsOptions.BooleanConverter;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.OperatorOptions;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.Platform;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.event.Level;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the command {@code run}. */
final class RunOptions {

  @Option(
      names = "--leader-elect",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      converter = BooleanConverter.class,
      description =
          "Run only while holding the leader election Lease (default: true inside Kubernetes,"
              + " otherwise false).")
  private Optional<Boolean> leaderElect = Optional.empty();

  @Option(
      names = "--leader-election-namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description =
          "Namespace of the leader election Lease (default: the namespace of the operator pod).")
  private Optional<String> leaderElectionNamespace = Optional.empty();

  @Mixin private final MetricsOptions metrics = new MetricsOptions();

  @Option(
      names = "--health-probe-bind-address",
      paramLabel = "ADDRESS",
      defaultValue = ":8081",
      converter = BindAddress.Converter.class,
      description =
          "Address that serves /healthz and /readyz; 0 disables them (default: ${DEFAULT-VALUE}).")
  private BindAddress probeAddress = BindAddress.of("0");

  @Option(
      names = "--watch-namespaces",
      // Not at the end, where Java would drop it: commas alone would mean all namespaces.
      split = ",(?=.)",
      splitSynopsisLabel = ",",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description =
          "Reconcile only clusters in these namespaces, without any cluster-wide permission"
              + " (default: all).")
  private Set<String> namespaces = Set.of();

  @Option(
      names = "--watch-selector",
      paramLabel = "SELECTOR",
      converter = LabelSelectorConverter.class,
      description = "Reconcile only clusters that match this label selector (default: all).")
  private Optional<String> selector = Optional.empty();

  @Mixin private final ClusterDomainOption clusterDomain = new ClusterDomainOption();

  @Option(
      names = "--platform",
      paramLabel = "auto|kubernetes|openshift",
      description =
          "What the pods run on; auto asks the API server at startup. On OpenShift, pods set"
              + " neither user nor groups (default: auto).")
  private PlatformOption platform = PlatformOption.AUTO;

  @Mixin private final ImageRegistryOption imageRegistry = new ImageRegistryOption();

  @Mixin private final PodPolicyOptions podPolicy = new PodPolicyOptions();

  @Mixin private final OperatorPodOptions operatorPods = new OperatorPodOptions();

  @Option(
      names = "--parallelism",
      paramLabel = "COUNT",
      converter = ParallelismConverter.class,
      description =
          "Maximum number of clusters to reconcile concurrently, not counting those that take"
              + " longer than a second (default: ${DEFAULT-VALUE}).")
  private int parallelism = OperatorOptions.defaults().parallelism();

  @Option(
      names = "--broker-api",
      paramLabel = "auto|on|off",
      description =
          "Call the admin API of the brokers, for cluster metrics, tenants and restarting the"
              + " leader last (default: on inside Kubernetes, otherwise off).")
  private BrokerApiAccess brokerApi = BrokerApiAccess.AUTO;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "Log level: error, warn, info, debug or trace (default: info).")
  private Level logLevel = Level.INFO;

  @Option(
      names = "--log-config-file",
      paramLabel = "FILE",
      description =
          "File with lines LOGGER=LEVEL, such as root=info, which is read again every 10 seconds"
              + " (default: none).")
  private Optional<Path> logConfigFile = Optional.empty();

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "Log format: text or json (default: text).")
  private LogFormat logFormat = LogFormat.TEXT;

  /** Returns the namespace of the Lease; empty if leader election is disabled. */
  Optional<String> leaseNamespace(ServiceAccountFiles serviceAccount) {
    return leaderElect.orElse(serviceAccount.exist())
        ? leaderElectionNamespace.or(serviceAccount::namespace).or(() -> Optional.of("default"))
        : Optional.empty();
  }

  /** Returns the namespaces of the clusters; empty for all namespaces. */
  Set<String> namespaces() {
    return namespaces;
  }

  /** Returns the options of the metrics server. */
  MetricsOptions metrics() {
    return metrics;
  }

  /** Returns the address of the probe server. */
  BindAddress probeAddress() {
    return probeAddress;
  }

  /** Returns the lowest level to log. */
  Level logLevel() {
    return logLevel;
  }

  /** Returns the file of log levels, if any. It need not exist. */
  Optional<Path> logConfigFile() {
    return logConfigFile;
  }

  /** Returns the format of log lines. */
  LogFormat logFormat() {
    return logFormat;
  }

  /**
   * Returns the options of the embedded operator.
   *
   * @param detection detects the platform; is called only if the command line does not specify it
   */
  OperatorOptions operatorOptions(
      MeterRegistry registry, ServiceAccountFiles serviceAccount, Supplier<Platform> detection) {
    return ImmutableOperatorOptions.builder()
        .namespaces(namespaces)
        .selector(selector)
        .clusterInputs(clusterInputs(serviceAccount.namespace(), detection))
        .parallelism(parallelism)
        .brokerAddresses(brokerApi.addresses(serviceAccount))
        .meterRegistry(registry)
        .build();
  }

  /**
   * Returns the options that affect every cluster.
   *
   * @param namespace namespace of the pod of the operator; empty outside of Kubernetes
   * @param detection detects the platform; is called only if the command line does not specify it
   */
  ClusterInputs clusterInputs(Optional<String> namespace, Supplier<Platform> detection) {
    return ClusterInputs.builder()
        .clusterDomain(clusterDomain.value())
        .platform(platform.resolve(detection))
        .imageRegistry(imageRegistry.value())
        .podPolicy(podPolicy.policy())
        .operatorPods(operatorPods.pods(namespace))
        .build();
  }
}
