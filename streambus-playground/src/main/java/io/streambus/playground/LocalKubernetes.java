package io.streambus.playground;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.app.run.KubernetesAccess;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.CrdInstaller;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the operator in this JVM, on a control plane that the caller owns, with the CRD. */
final class LocalKubernetes implements AutoCloseable {

  private final ControlPlane controlPlane;
  private final KubernetesClient admin;
  private final KubernetesClient operatorClient;
  private final StreamBusOperator operator;

  /** Installs the CRD and starts the operator. */
  LocalKubernetes(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.admin = KubernetesAccess.adminClient(controlPlane.configFor(ControlPlane.ADMIN));
    this.operatorClient = KubernetesAccess.client(controlPlane.configFor(ControlPlane.OPERATOR));
    CrdInstaller.install(admin);
    this.operator = StreamBusOperator.start(operatorClient, OperatorOptions.defaults());
  }

  /** Returns a kubeconfig for kubectl with all permissions. */
  Path kubeconfig() {
    return controlPlane.kubeconfigFor(ControlPlane.ADMIN);
  }

  /**
   * Applies a cluster and its Secrets as kubectl would. Creates its namespace and its StorageClass
   * if they do not exist.
   */
  void apply(StreamBusCluster cluster, List<Secret> secrets) {
    admin
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(cluster.getMetadata().getNamespace())
                .endMetadata()
                .build())
        .serverSideApply();
    storageClass(cluster).ifPresent(storageClass -> admin.resource(storageClass).serverSideApply());
    secrets.forEach(secret -> admin.resource(secret).serverSideApply());
    admin.resource(cluster).serverSideApply();
  }

  private static Optional<StorageClass> storageClass(StreamBusCluster cluster) {
    return Optional.ofNullable(cluster.getSpec())
        .flatMap(StreamBusClusterSpec::storage)
        .flatMap(StorageSpec::storageClass)
        .map(ControlPlane::storageClass);
  }

  /** Returns the current cluster; empty if it was deleted. */
  Stream<StreamBusCluster> find(StreamBusCluster cluster) {
    return Stream.ofNullable(admin.resource(cluster).get());
  }

  /** Returns the objects of the cluster, in the order of their creation. */
  Stream<HasMetadata> childrenOf(StreamBusCluster cluster) {
    Stream<Class<? extends HasMetadata>> managed = ManagedResources.builtInKinds().stream();
    Stream<Class<? extends HasMetadata>> unmanaged =
        Stream.of(PersistentVolumeClaim.class, Pod.class);
    return Stream.concat(managed, unmanaged)
        .distinct()
        .flatMap(kind -> list(kind, cluster).stream());
  }

  private <T extends HasMetadata> List<T> list(Class<T> kind, StreamBusCluster cluster) {
    return admin
        .resources(kind)
        .inNamespace(cluster.getMetadata().getNamespace())
        .withLabel(ClusterLabels.INSTANCE, cluster.getMetadata().getName())
        .list()
        .getItems();
  }

  @Override
  public void close() {
    operator.close();
    operatorClient.close();
    admin.close();
  }
}
