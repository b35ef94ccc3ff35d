package io.streambus.benchmarks.plane;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.benchmarks.harness.Wait;
import io.streambus.benchmarks.load.Sender;
import io.streambus.benchmarks.load.WriteRequests;
import io.streambus.testkit.controlplane.Access;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A new control plane that has the CRD, with one client of the benchmark's own. */
public final class BenchmarkPlane implements AutoCloseable {

  /** The user of the benchmark's own client. */
  public static final String RAW = "raw-client";

  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Longer than any pause between two status writes of one cluster. */
  private static final Duration QUIET = Duration.ofSeconds(12);

  private static final Duration QUIET_LIMIT = Duration.ofMinutes(2);

  private final ControlPlane plane;
  private final KubernetesClient client;

  private BenchmarkPlane(ControlPlane plane) {
    this.plane = plane;
    this.client = new KubernetesClientBuilder().withConfig(plane.configFor(RAW)).build();
  }

  /** Starts one and waits until clusters can be posted. */
  public static BenchmarkPlane start(ControlPlaneProfile controlPlaneProfile) {
    BenchmarkPlane started =
        new BenchmarkPlane(
            ControlPlane.start(
                ControlPlaneOptions.builder()
                    .controlPlaneProfile(controlPlaneProfile)
                    .users(
                        Map.of(
                            RAW, Access.CLUSTER_ADMIN, ControlPlane.OPERATOR, Access.CLUSTER_ADMIN))
                    .build()));
    started.installCrd();
    return started;
  }

  /** The benchmark's own client, which is never the operator's. */
  public KubernetesClient client() {
    return client;
  }

  /** Sends with the benchmark's own client. */
  public Sender sender(int threads) {
    return new Sender(client, threads, LIMIT);
  }

  /** A kubeconfig for the operator. */
  public Path operatorKubeconfig() {
    return plane.kubeconfigFor(ControlPlane.OPERATOR);
  }

  /** What the operator asked for. */
  public RequestLog operatorRequests() {
    return new RequestLog(plane.auditLog().by(ControlPlane.OPERATOR));
  }

  /** What the benchmark's own client asked for. */
  public RequestLog rawRequests() {
    return new RequestLog(plane.auditLog().by(RAW));
  }

  /** Waits until the operator has written nothing for a while. */
  public void awaitQuietOperator() {
    AuditTail tail = operatorTail();
    Wait.until(
        "an operator without writes for " + QUIET,
        QUIET_LIMIT,
        () -> {
          long before = tail.writes();
          Wait.pause(QUIET);
          return tail.writes() == before;
        });
  }

  /** Counts requests of the operator without reading the log as a whole. */
  public AuditTail operatorTail() {
    return new AuditTail(plane.workFolder().resolve("audit.log"), ControlPlane.OPERATOR);
  }

  /** All requests so far, of whoever. */
  public AuditLog auditLog() {
    return plane.auditLog();
  }

  /** Makes the namespaces of the objects, and returns them as the server has them. */
  public List<Namespace> createNamespaces(Collection<? extends HasMetadata> of) {
    return of.stream()
        .map(each -> each.getMetadata().getNamespace())
        .distinct()
        .map(name -> new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .map(namespace -> client.resource(namespace).create())
        .toList();
  }

  /** Posts clusters and returns them as the server has them, with their uids. */
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
    client.resource(crd).waitUntilCondition(BenchmarkPlane::isServed, 30, TimeUnit.SECONDS);
  }

  private static boolean isServed(@Nullable CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }
}
