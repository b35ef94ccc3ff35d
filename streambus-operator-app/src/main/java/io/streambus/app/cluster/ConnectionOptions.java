package io.streambus.app.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.app.apiclient.DirectClientFactory;
import io.streambus.app.console.CommandException;
import io.streambus.app.kubeconfig.ErrorMessages;
import io.streambus.app.kubeconfig.Kubeconfig;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of commands that talk to a Kubernetes cluster, as kubectl has them. */
public final class ConnectionOptions {

  private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int RETRIES = 2;
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Kubeconfig (default: KUBECONFIG, or ~/.kube/config).")
  private Optional<String> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "Context of the kubeconfig (default: the current one).")
  private Optional<String> context = Optional.empty();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      converter = NamespaceConverter.class,
      description = "Namespace (default: that of the context).")
  private Optional<String> namespace = Optional.empty();

  @Option(
      names = "--request-timeout",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = TimeLimitConverter.class,
      description = "Time limit of each request, such as 5s or 1m (default: ${DEFAULT-VALUE}).")
  private Duration requestTimeout = Duration.ofSeconds(20);

  /**
   * Returns the options that a command for the same Kubernetes cluster needs, with a space first.
   */
  String flags() {
    return flag("kubeconfig", kubeconfig) + flag("context", context);
  }

  private static String flag(String name, Optional<String> value) {
    return value.map(text -> " --%s=%s".formatted(name, ShellWord.quote(text))).orElse("");
  }

  /**
   * Connects to the Kubernetes cluster. Sends no request.
   *
   * @throws CommandException if the kubeconfig is invalid
   */
  public KubernetesApi connect(Map<String, String> environment) {
    Config config = new Kubeconfig(kubeconfig, context).load(environment);
    Duration connectTimeout =
        requestTimeout.compareTo(MAX_CONNECT_TIMEOUT) < 0 ? requestTimeout : MAX_CONNECT_TIMEOUT;
    config.setConnectionTimeout(Math.toIntExact(connectTimeout.toMillis()));
    config.setRequestTimeout(Math.toIntExact(requestTimeout.toMillis()));
    config.setRequestRetryBackoffLimit(RETRIES);
    config.setRequestRetryBackoffInterval(Math.toIntExact(FIRST_RETRY.toMillis()));
    config.setUserAgent("streambus");
    return new KubernetesApi(
        client(config),
        namespace
            .or(() -> Optional.ofNullable(config.getNamespace()))
            .filter(name -> !name.isBlank())
            .orElse("default"),
        requestTimeout,
        flags());
  }

  private static KubernetesClient client(Config config) {
    try {
      return HttpWatches.clientBuilder(config)
          .withKubernetesSerialization(LeanSerialization.create())
          .withHttpClientFactory(new DirectClientFactory())
          .withHttpClientBuilderConsumer(
              builder -> {
                HttpWatches.addTo(builder);
                builder.addOrReplaceInterceptor(BoundedResponses.NAME, new BoundedResponses());
              })
          .build();
    } catch (KubernetesClientException | IllegalArgumentException e) {
      // Such as a certificate file that does not exist.
      throw CommandException.failed("the kubeconfig is invalid: " + ErrorMessages.of(e));
    }
  }
}
