package io.streambus.benchmarks.isolation;

import com.google.common.collect.Maps;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import com.google.common.util.concurrent.Uninterruptibles;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** All kinds of hostile tenants, each in its own namespace, and a webhook that never responds. */
public final class HostileTenants implements AutoCloseable {

  private static final String HANGING = "hostile-hanging-webhook";
  private static final int WEBHOOK_BACKLOG = 10_000;
  private static final int HANGING_CLUSTERS = 5;

  private static final String WEBHOOK =
      """
      {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
       "metadata": {"name": "hanging"},
       "webhooks": [{"name": "hanging.example.com", "failurePolicy": "Fail", "sideEffects": "None",
         "timeoutSeconds": 10, "admissionReviewVersions": ["v1"],
         "clientConfig": {"url": "https://127.0.0.1:%d/"},
         "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "%s"}},
         "rules": [{"apiGroups": ["", "apps"], "apiVersions": ["v1"], "operations": ["*"],
           "resources": ["configmaps", "statefulsets", "services"]}]}]}
      """;

  private final Map<HostileTenant, TenantApi> apis;
  private final ServerSocket webhook;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          new ThreadFactoryBuilder().setNameFormat("hostile-%d").setDaemon(true).build());

  private HostileTenants(Map<HostileTenant, TenantApi> apis, ServerSocket webhook) {
    this.apis = apis;
    this.webhook = webhook;
  }

  /**
   * Starts all tenants.
   *
   * @param pause between two rounds of a tenant, given how long the first of them took
   */
  public static HostileTenants start(KubernetesClient client, UnaryOperator<Duration> pause) {
    Map<HostileTenant, TenantApi> apis =
        Maps.toMap(
            EnumSet.allOf(HostileTenant.class),
            tenant -> new TenantApi(client, created(client, tenant.namespace())));
    HostileTenants tenants = new HostileTenants(apis, silentWebhook());
    tenants.hang(new TenantApi(client, created(client, HANGING)));
    apis.forEach(
        (tenant, api) -> tenants.threads.execute(() -> tenants.repeat(tenant, api, pause)));
    return tenants;
  }

  /** Returns how many requests of each tenant the API server accepted and rejected. */
  public String summary() {
    return apis.values().stream()
        .map(
            api ->
                "%s: %d accepted, %d rejected"
                    .formatted(api.namespace(), api.accepted(), api.rejected()))
        .collect(Collectors.joining("; "));
  }

  /** Returns how many requests the API server accepted. */
  public int accepted() {
    return apis.values().stream().mapToInt(TenantApi::accepted).sum();
  }

  private void repeat(HostileTenant tenant, TenantApi api, UnaryOperator<Duration> pause) {
    for (int round = 0; !threads.isShutdown(); round++) {
      long begin = System.nanoTime();
      tenant.attack(api, round);
      Duration spent = Duration.ofNanos(System.nanoTime() - begin);
      Uninterruptibles.sleepUninterruptibly(pause.apply(spent));
    }
  }

  /** The API server waits for the TLS handshake of the webhook until its timeout. */
  private void hang(TenantApi api) {
    api.createAt(
        "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
        WEBHOOK.formatted(webhook.getLocalPort(), HANGING));
    for (int i = 0; i < HANGING_CLUSTERS; i++) {
      api.createCluster("hanging-" + i, HostileSpecs.small());
    }
  }

  private static String created(KubernetesClient client, String namespace) {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    return namespace;
  }

  private static ServerSocket silentWebhook() {
    try {
      return new ServerSocket(0, WEBHOOK_BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on a loopback port", e);
    }
  }

  /** Stops the tenants; their objects remain. */
  @Override
  public void close() throws IOException {
    threads.shutdown();
    webhook.close();
  }
}
