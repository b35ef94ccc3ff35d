package io.streambus.benchmarks.controlplane;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.workload.RequestSender;
import io.streambus.benchmarks.workload.WriteRequests;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Access;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A new control plane with the CRD installed, and a client for the benchmark. */
public final class BenchmarkControlPlane implements AutoCloseable {

  /** User name of the benchmark's client. */
  public static final String RAW_CLIENT = "raw-client";

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Longer than the status waits for pods before it reports that they are missing. */
  private static final Duration IDLE = Duration.ofSeconds(17);

  private static final Duration IDLE_LIMIT = Duration.ofMinutes(30);

  private final ControlPlane plane;
  private final KubernetesClient client;

  private BenchmarkControlPlane(ControlPlane plane) {
    this.plane = plane;
    this.client = new KubernetesClientBuilder().withConfig(plane.configFor(RAW_CLIENT)).build();
  }

  /** Starts a control plane and waits until it serves the CRD. */
  public static BenchmarkControlPlane start(ControlPlaneProfile controlPlaneProfile) {
    BenchmarkControlPlane started =
        new BenchmarkControlPlane(
            ControlPlane.start(
                ControlPlaneOptions.builder()
                    .profile(controlPlaneProfile)
                    .users(
                        Map.of(
                            RAW_CLIENT,
                            Access.CLUSTER_ADMIN,
                            ControlPlane.OPERATOR,
                            Access.CLUSTER_ADMIN))
                    .build()));
    started.installCrd();
    return started;
  }

  /** Returns the benchmark's client, which the operator does not use. */
  public KubernetesClient client() {
    return client;
  }

  /** Returns a sender that uses the benchmark's client. */
  public RequestSender sender(int threads) {
    return new RequestSender(client, threads, LIMIT);
  }

  /** Returns the path of a kubeconfig for the operator. */
  public Path operatorKubeconfig() {
    return plane.kubeconfigFor(ControlPlane.OPERATOR);
  }

  /** Returns the configuration of a client for the operator. */
  public Config operatorConfig() {
    return plane.configFor(ControlPlane.OPERATOR);
  }

  /** Returns the requests of the operator. */
  public AuditedRequests operatorRequests() {
    return new AuditedRequests(plane.auditLog().byUser(ControlPlane.OPERATOR));
  }

  /** Returns the requests of the benchmark's client. */
  public AuditedRequests rawRequests() {
    return new AuditedRequests(plane.auditLog().byUser(RAW_CLIENT));
  }

  /** Waits until the operator has sent no write for a while. */
  public void awaitIdleOperator() {
    AuditTail tail = operatorAuditTail();
    Wait.until(
        "no writes by the operator for " + IDLE,
        IDLE_LIMIT,
        () -> {
          long before = tail.writes();
          Wait.sleep(IDLE);
          return tail.writes() == before;
        });
  }

  /** Restarts the API server; clients reconnect by themselves. */
  public void restartApiServer() {
    plane.restart(ControlPlaneProgram.KUBE_APISERVER);
  }

  /** Returns a counter of the operator's requests that reads the log incrementally. */
  public AuditTail operatorAuditTail() {
    return new AuditTail(plane.workDirectory().resolve("audit.log"), ControlPlane.OPERATOR);
  }

  /** Returns the requests of all users. */
  public AuditLog auditLog() {
    return plane.auditLog();
  }

  /** Creates the namespaces of the objects, and returns them as stored. */
  public List<Namespace> createNamespaces(Collection<? extends HasMetadata> of) {
    return of.stream()
        .map(each -> each.getMetadata().getNamespace())
        .distinct()
        .map(name -> new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .map(namespace -> client.resource(namespace).create())
        .toList();
  }

  /** Posts clusters and returns them as stored, including their UIDs. */
  public List<StreamBusCluster> post(List<StreamBusCluster> clusters, int threads) {
    sender(threads)
        .send(clusters.stream().map(cluster -> List.of(WriteRequests.apply(cluster))).toList());
    Set<String> namespaces =
        clusters.stream().map(each -> each.getMetadata().getNamespace()).collect(toSet());
    return client.resources(StreamBusCluster.class).inAnyNamespace().list().getItems().stream()
        .filter(stored -> namespaces.contains(stored.getMetadata().getNamespace()))
        .toList();
  }

  @Override
  public void close() {
    client.close();
    plane.close();
  }

  private void installCrd() {
    CustomResourceDefinition crd =
        Serialization.unmarshal(StreamBusClusterCrd.asYaml(), CustomResourceDefinition.class);
    client.resource(crd).create();
    client.resource(crd).waitUntilCondition(BenchmarkControlPlane::isServed, 30, TimeUnit.SECONDS);
  }

  private static boolean isServed(@Nullable CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
