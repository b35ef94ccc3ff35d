package io.streambus.app.run;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.apiclient.ApiRequestMetrics;
import io.streambus.app.apiclient.CountingClientFactory;
import io.streambus.app.apiclient.WatchActivity;
import io.streambus.app.console.CommandException;
import io.streambus.app.kubeconfig.ErrorMessages;
import io.streambus.app.kubeconfig.Kubeconfig;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Connects to the Kubernetes cluster of {@code KUBECONFIG} or, in a pod, to that of the pod. */
public final class KubernetesAccess {

  private static final String API =
      "/apis/" + StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION + "/";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Listing thousands of objects takes seconds on a busy API server. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

  private static final int RETRIES = 3;
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);

  private KubernetesAccess() {}

  /**
   * Creates a client whose requests all have a timeout and are counted. Sends no request.
   *
   * @param registry receives the number of requests
   * @param watches is notified of watches
   * @throws CommandException if {@code KUBECONFIG} does not name a valid kubeconfig
   */
  public static KubernetesClient client(
      Map<String, String> environment, MeterRegistry registry, WatchActivity watches) {
    Config config = Kubeconfig.DEFAULT.load(environment);
    try {
      var metrics = new ApiRequestMetrics(registry, URI.create(config.getMasterUrl()));
      return operatorClient(config)
          .withHttpClientFactory(new CountingClientFactory(metrics))
          .withHttpClientBuilderConsumer(
              builder -> {
                HttpWatches.addTo(builder);
                builder.addOrReplaceInterceptor("watch-activity", watches);
              })
          .build();
    } catch (KubernetesClientException | IllegalArgumentException e) {
      // Such as a certificate file that does not exist.
      throw CommandException.failed("the kubeconfig is invalid: " + ErrorMessages.of(e));
    }
  }

  /** Creates a client for the operator, limited to the kinds that it uses. */
  public static KubernetesClient client(Config config) {
    return operatorClient(config).build();
  }

  private static KubernetesClientBuilder operatorClient(Config config) {
    return HttpWatches.clientBuilder(withTimeouts(config))
        .withKubernetesSerialization(LeanSerialization.create());
  }

  /** Creates a client for everything else. */
  public static KubernetesClient adminClient(Config config) {
    return new KubernetesClientBuilder().withConfig(withTimeouts(config)).build();
  }

  private static Config withTimeouts(Config config) {
    config.setConnectionTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
    config.setRequestTimeout(Math.toIntExact(REQUEST_TIMEOUT.toMillis()));
    config.setRequestRetryBackoffLimit(RETRIES);
    config.setRequestRetryBackoffInterval(Math.toIntExact(FIRST_RETRY.toMillis()));
    config.setUserAgent("streambus-operator");
    return config;
  }

  /**
   * Verifies that StreamBusClusters can be listed. Sends one request per namespace.
   *
   * @param namespaces namespaces to verify; empty for all namespaces in one request
   * @throws CommandException if not, with a message of one line that states what is missing
   */
  public static void verifyAccess(KubernetesClient client, Set<String> namespaces) {
    Stream<String> paths = namespaces.stream().map(namespace -> "namespaces/" + namespace + "/");
    if (!(namespaces.isEmpty() ? Stream.of("") : paths).allMatch(path -> list(client, path))) {
      throw CommandException.failed(
          "the API server %s does not serve %s; install the CRD: streambus crd | kubectl apply -f -"
              .formatted(client.getMasterUrl(), StreamBusClusterCrd.NAME));
    }
  }

  private static boolean list(KubernetesClient client, String path) {
    try {
      return client.raw(API + path + "streambusclusters?limit=1") != null;
    } catch (IllegalArgumentException e) {
      throw CommandException.failed("the kubeconfig is invalid: " + ErrorMessages.of(e));
    } catch (KubernetesClientException e) {
      boolean responded = e.getStatus() != null;
      throw CommandException.failed(
          (responded
                  ? "the API server %s denied access: %s"
                  : "cannot connect to the API server %s: %s; check the kubeconfig in KUBECONFIG")
              .formatted(client.getMasterUrl(), ErrorMessages.of(e)));
    }
  }
}
