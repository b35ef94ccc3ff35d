package io.streambus.app.settings;

import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.app.logging.LogLayout;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.OperatorOptions;
import io.streambus.resources.ClusterInputs;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** How the operator runs as a process. */
public final class RunOptions {

  @Option(
      names = "--leader-elect",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      converter = TrueOrFalse.class,
      description = "Run only while holding a lease (default: true inside Kubernetes, else false).")
  private Optional<Boolean> leaderElect = Optional.empty();

  @Option(
      names = "--leader-election-namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabel.class,
      description = "Where the lease lies (default: the namespace of the operator's own pod).")
  private Optional<String> leaderElectionNamespace = Optional.empty();

  @Option(
      names = "--metrics-bind-address",
      paramLabel = "ADDRESS",
      defaultValue = ":8080",
      converter = BindAddress.Converter.class,
      description = "Where /metrics is served; 0 turns it off (default: ${DEFAULT-VALUE}).")
  private BindAddress metrics = BindAddress.of("0");

  @Option(
      names = "--health-probe-bind-address",
      paramLabel = "ADDRESS",
      defaultValue = ":8081",
      converter = BindAddress.Converter.class,
      description = "Where /healthz and /readyz are served; 0: off (default: ${DEFAULT-VALUE}).")
  private BindAddress probes = BindAddress.of("0");

  @Option(
      names = "--watch-namespaces",
      split = ",",
      paramLabel = "NAMESPACE",
      converter = DnsLabel.class,
      description = "Look after clusters in these namespaces only (default: all).")
  private Set<String> namespaces = Set.of();

  @Option(
      names = "--watch-selector",
      paramLabel = "SELECTOR",
      converter = LabelSelector.class,
      description = "Look after clusters with these labels only (default: all).")
  private Optional<String> selector = Optional.empty();

  @Option(
      names = "--cluster-domain",
      paramLabel = "DOMAIN",
      converter = ClusterDomain.class,
      description = "Domain of the Kubernetes cluster (default: ${DEFAULT-VALUE}).")
  private String clusterDomain = ClusterInputs.none().clusterDomain();

  @Option(
      names = "--operator-namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabel.class,
      description =
          "Whose pods NetworkPolicies let in to the admin API (default: the namespace of the"
              + " operator's own pod).")
  private Optional<String> operatorNamespace = Optional.empty();

  @Option(
      names = "--parallelism",
      paramLabel = "COUNT",
      converter = Parallelism.class,
      description = "Clusters that are worked on at the same time (default: ${DEFAULT-VALUE}).")
  private int parallelism = OperatorOptions.defaults().parallelism();

  @Option(
      names = "--broker-api",
      paramLabel = "auto|on|off",
      description =
          "Call the brokers, for series of clusters and for tenants (default: on inside Kubernetes,"
              + " else off).")
  private BrokerApiAccess brokerApi = BrokerApiAccess.AUTO;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "error, warn, info, debug or trace (default: info).")
  private Level logLevel = Level.INFO;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "text or json (default: text).")
  private LogLayout logLayout = LogLayout.TEXT;

  /** The namespace of the lease; empty: run without a lease. */
  public Optional<String> leaseNamespace(ServiceAccountFiles serviceAccount) {
    return leaderElect.orElse(serviceAccount.exist())
        ? leaderElectionNamespace.or(serviceAccount::namespace).or(() -> Optional.of("default"))
        : Optional.empty();
  }

  /** Where metrics are served. */
  public BindAddress metrics() {
    return metrics;
  }

  /** Where probes are answered. */
  public BindAddress probes() {
    return probes;
  }

  /** The least level that is logged. */
  public Level logLevel() {
    return logLevel;
  }

  /** How a log line looks. */
  public LogLayout logLayout() {
    return logLayout;
  }

  /** What the operator itself is told. */
  public OperatorOptions operator(MeterRegistry registry, ServiceAccountFiles serviceAccount) {
    return ImmutableOperatorOptions.builder()
        .namespaces(namespaces)
        .selector(selector)
        .environment(
            ClusterInputs.builder()
                .clusterDomain(clusterDomain)
                .operatorNamespace(operatorNamespace.or(serviceAccount::namespace))
                .build())
        .parallelism(parallelism)
        .brokerAddresses(brokerApi.addresses(serviceAccount))
        .meterRegistry(registry)
        .build();
  }
}
