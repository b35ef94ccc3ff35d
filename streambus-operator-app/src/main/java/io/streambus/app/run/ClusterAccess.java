package io.streambus.app.run;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.console.CommandException;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import java.io.File;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The way to the Kubernetes cluster: by {@code KUBECONFIG}, or as a pod of it. */
public final class ClusterAccess {

  private static final String KUBECONFIG = "KUBECONFIG";
  private static final String API =
      "/apis/" + StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION + "/";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Lists of thousands of objects take seconds on a busy API server. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

  private static final int RETRIES = 3;
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);

  private ClusterAccess() {}

  /**
   * A client whose every request ends within a bounded time. Sends no request.
   *
   * @throws CommandException when {@code KUBECONFIG} names no kubeconfig
   */
  public static KubernetesClient client(Map<String, String> environment) {
    return client(config(environment.getOrDefault(KUBECONFIG, "")));
  }

  /** A client for the operator, which knows the kinds that the operator works with. */
  public static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(bounded(config))
        .withKubernetesSerialization(LeanSerialization.create())
        .build();
  }

  /** A client for everything else. */
  public static KubernetesClient adminClient(Config config) {
    return new KubernetesClientBuilder().withConfig(bounded(config)).build();
  }

  private static Config bounded(Config config) {
    config.setConnectionTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()));
    config.setRequestTimeout(Math.toIntExact(REQUEST_TIMEOUT.toMillis()));
    config.setRequestRetryBackoffLimit(RETRIES);
    config.setRequestRetryBackoffInterval(Math.toIntExact(FIRST_RETRY.toMillis()));
    config.setUserAgent("streambus-operator");
    return config;
  }

  /**
   * Makes sure that StreamBusClusters can be listed. One request for each namespace.
   *
   * @param namespaces empty: all of them at once
   * @throws CommandException that tells in one line what is missing
   */
  public static void check(KubernetesClient client, Set<String> namespaces) {
    Stream<String> folders = namespaces.stream().map(namespace -> "namespaces/" + namespace + "/");
    if (!(namespaces.isEmpty() ? Stream.of("") : folders)
        .allMatch(folder -> list(client, folder))) {
      throw CommandException.failed(
          "the API server %s does not know %s; install the CRD: streambus crd | kubectl apply -f -"
              .formatted(client.getMasterUrl(), StreamBusClusterCrd.NAME));
    }
  }

  /** Whether the API server serves StreamBusClusters. One request. */
  static boolean knowsClusters(KubernetesClient client) {
    return list(client, "");
  }

  private static boolean list(KubernetesClient client, String folder) {
    try {
      return client.raw(API + folder + "streambusclusters?limit=1") != null;
    } catch (KubernetesClientException e) {
      boolean answered = e.getStatus() != null;
      throw CommandException.failed(
          (answered
                  ? "the API server %s refuses access: %s"
                  : "cannot reach the API server %s: %s; KUBECONFIG names the file that tells where")
              .formatted(client.getMasterUrl(), ErrorMessages.of(e)));
    }
  }

  private static Config config(String kubeconfig) {
    if (kubeconfig.isBlank()) {
      return Config.autoConfigure(null);
    }
    List<File> files =
        Arrays.stream(kubeconfig.split(File.pathSeparator))
            .map(File::new)
            .filter(File::isFile)
            .toList();
    if (files.isEmpty()) {
      // The client would silently take another cluster.
      throw CommandException.failed("KUBECONFIG names no file that exists: " + kubeconfig);
    }
    // Several files it must find by itself, because only then it merges them.
    return files.size() == 1 ? read(files.get(0)) : Config.autoConfigure(null);
  }

  private static Config read(File kubeconfig) {
    try {
      return Config.fromKubeconfig(kubeconfig);
    } catch (KubernetesClientException e) {
      throw CommandException.failed(kubeconfig + " is not a kubeconfig: " + ErrorMessages.of(e));
    }
  }
}
