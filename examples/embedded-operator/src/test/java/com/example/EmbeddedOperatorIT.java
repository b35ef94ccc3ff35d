package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.okhttp.OkHttpClientFactory;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the operator of the platform on a real control plane, with the permissions of its role. */
@ControlPlaneTest
class EmbeddedOperatorIT {

  private static final String USER = "platform";

  private KubernetesClient admin;
  private Config config;
  private String namespace;

  /** The HTTP clients of fabric8. */
  enum Client {
    VERTX {
      @Override
      KubernetesClient connect(Config config) {
        return new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new VertxHttpClientFactory())
            .build();
      }
    },
    OKHTTP {
      @Override
      KubernetesClient connect(Config config) {
        return new KubernetesClientBuilder()
            .withConfig(config)
            .withHttpClientFactory(new OkHttpClientFactory())
            .build();
      }
    },
    JDK {
      @Override
      KubernetesClient connect(Config config) {
        return HttpWatches.clientBuilder(config)
            .withHttpClientFactory(new JdkHttpClientFactory())
            .build();
      }
    };

    abstract KubernetesClient connect(Config config);
  }

  @BeforeEach
  void grantRole(
      KubernetesClient client,
      ControlPlane plane,
      TestNamespace testNamespace,
      TestOperator otherOperator) {
    otherOperator.stop();
    admin = client;
    namespace = testNamespace.name();
    config =
        new ConfigBuilder(plane.configFor(ControlPlane.ADMIN))
            .withImpersonateUsername(USER)
            .build();
    ClusterRole role = PlatformRole.create();
    admin.resource(role).serverSideApply();
    admin.resource(binding(role)).serverSideApply();
  }

  @AfterEach
  void revokeRole() {
    ClusterRole role = PlatformRole.create();
    admin.resource(binding(role)).delete();
    admin.resource(role).delete();
  }

  @ParameterizedTest
  @EnumSource
  void clusterIsReconciledWithEachHttpClient(Client choice) {
    try (KubernetesClient client = choice.connect(config);
        StreamBusOperator operator = StreamBusOperator.start(client, options())) {
      runCluster();

      assertTrue(operator.isHealthy());
    }
  }

  /** Creates a cluster, and deletes an object of it, which the operator notices and corrects. */
  private void runCluster() {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.getMetadata().setName("orders");
    cluster.getMetadata().setNamespace(namespace);
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(3).build());
    admin.resource(cluster).create();
    admin.resource(cluster).waitUntilCondition(EmbeddedOperatorIT::isRunning, 3, TimeUnit.MINUTES);
    String before = dashboard().get().getMetadata().getUid();
    dashboard().delete();
    dashboard()
        .waitUntilCondition(
            map -> map != null && !map.getMetadata().getUid().equals(before), 3, TimeUnit.MINUTES);
  }

  private static boolean isRunning(StreamBusCluster cluster) {
    return cluster != null
        && cluster.getStatus() != null
        && cluster.getStatus().phase().equals(Optional.of("Running"));
  }

  private Resource<ConfigMap> dashboard() {
    return admin.configMaps().inNamespace(namespace).withName("orders-dashboard");
  }

  private OperatorOptions options() {
    return OperatorOptions.builder()
        .from(EmbeddedOperator.options(new SimpleMeterRegistry(), new CountDownLatch(1)))
        .namespaces(Set.of(namespace))
        .build();
  }

  private static ClusterRoleBinding binding(ClusterRole role) {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName(USER)
        .endMetadata()
        .withNewRoleRef()
        .withKind("ClusterRole")
        .withName(role.getMetadata().getName())
        .endRoleRef()
        .addNewSubject()
        .withKind("User")
        .withName(USER)
        .endSubject()
        .build();
  }
}
