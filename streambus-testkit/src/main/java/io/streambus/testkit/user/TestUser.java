package io.streambus.testkit.user;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.invariants.QuorumHistory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A user with all permissions in one namespace, who does what a person does with kubectl. On a real
 * API server, its methods throw {@link io.fabric8.kubernetes.client.KubernetesClientException} if
 * the server rejects a request.
 */
public interface TestUser {

  /**
   * {@return a user on a real API server}
   *
   * @param client connection of the user; the caller closes it
   * @param namespace name of the namespace
   */
  static TestUser of(KubernetesClient client, String namespace) {
    return new ApiServerUser(client, namespace, Optional.empty());
  }

  /**
   * {@return a user on a real API server whose clusters can be asked whether they ever lost their
   * quorum}
   *
   * @param client connection of the user; the caller closes it
   * @param namespace name of the namespace
   * @param history history of the same namespace
   */
  static TestUser of(KubernetesClient client, String namespace, QuorumHistory history) {
    return new ApiServerUser(client, namespace, Optional.of(history));
  }

  /** {@return the name of the namespace} */
  String namespace();

  /**
   * Applies all documents of a YAML text to the namespace, like {@code kubectl apply --server-side
   * --force-conflicts}. Unknown fields reach the API server.
   *
   * @param yaml documents, separated by lines of {@code ---}
   */
  void apply(String yaml);

  /**
   * Applies a StreamBusCluster.
   *
   * @param name name of the StreamBusCluster
   * @param spec lines of the spec, without indentation, such as {@code replicas: 3}
   * @return a handle of it
   */
  default TestCluster applyCluster(String name, String... spec) {
    TestCluster cluster = cluster(name);
    cluster.apply(spec);
    return cluster;
  }

  /**
   * {@return a handle of a StreamBusCluster, which need not exist}
   *
   * @param name name of the StreamBusCluster
   */
  default TestCluster cluster(String name) {
    return new TestCluster(this, name);
  }

  /**
   * Changes an existing object, like {@code kubectl edit}. What the model of the kind does not know
   * remains.
   *
   * @param <T> model class of the kind
   * @param kind model class
   * @param name name of the object
   * @param change modifies the copy that it receives
   */
  <T extends HasMetadata> void edit(Class<T> kind, String name, Consumer<T> change);

  /**
   * Deletes an object and, eventually, everything that it owns.
   *
   * @param kind model class
   * @param name name of the object
   */
  void delete(Class<? extends HasMetadata> kind, String name);

  /**
   * Evicts a pod, as {@code kubectl drain} does.
   *
   * @param pod name of the pod
   * @return whether its disruption budgets permitted that
   */
  boolean evict(String pod);

  /**
   * Reads an object.
   *
   * @param <T> model class of the kind
   * @param kind model class
   * @param name name of the object
   * @return the object; empty if it does not exist
   */
  <T extends HasMetadata> Optional<T> find(Class<T> kind, String name);

  /**
   * Reads all objects of a kind.
   *
   * @param <T> model class of the kind
   * @param kind model class
   * @return the objects
   */
  <T extends HasMetadata> List<T> list(Class<T> kind);

  /** {@return the history of the brokers in the namespace; empty if none is recorded} */
  Optional<QuorumHistory> quorumHistory();
}
