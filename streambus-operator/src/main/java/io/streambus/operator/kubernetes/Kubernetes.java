package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import java.util.List;
import java.util.Optional;

/**
 * Kubernetes as the reconcile line sees it. Reads come from memory and include the caller's own
 * writes; each write is one request. A request that gets no answer, or one that asks to try again,
 * throws {@link KubernetesUnavailableException}, and a write into a namespace that is being deleted
 * {@link NamespaceTerminatingException}; every other answer is a {@link WriteResult}.
 */
public interface Kubernetes {

  /** The objects that the cluster owns, of every kind that the operator makes. No request. */
  List<HasMetadata> children(StreamBusCluster cluster);

  /** The pods of brokers. */
  BrokerPods pods();

  /** The claims of brokers. */
  BrokerClaims claims();

  /** The newest status that is known, be it read or written. No request. */
  Optional<StreamBusClusterStatus> status(StreamBusCluster cluster);

  /**
   * Applies an object that must not exist yet; {@link WriteResult.Taken} when it does. Where it is
   * done, the object has the metadata that the server gave it.
   */
  WriteResult create(HasMetadata object);

  /**
   * Applies an object, and takes over its fields from other writers. Where the server calls the
   * result invalid, the lists of the object replace those of the server as a whole, by a second
   * request: server-side apply keeps the items of others, and two items may exclude each other.
   */
  WriteResult apply(HasMetadata object);

  /** Deletes an object if it still has the same uid. Done when it is gone already. */
  WriteResult delete(HasMetadata object);

  /**
   * Deletes a StatefulSet that is still of this version, and leaves its pods and claims to the next
   * one of its name. Done when it is gone already.
   */
  WriteResult orphan(StatefulSet set);

  /** Asks the server for the object of the same kind, namespace and name. One request. */
  Optional<HasMetadata> read(HasMetadata object);

  /**
   * Writes a Secret of which the operator alone knows the content: creates it where it has no
   * resource version, and changes it else, if it still has that version.
   *
   * @return with the new metadata where it is done; {@link WriteResult.Taken} when a Secret was to
   *     be created that exists
   */
  WriteResult writeSecret(Secret secret);

  /** Replaces the status that the operator wrote before. */
  WriteResult patchStatus(StreamBusCluster cluster, StreamBusClusterStatus status);

  /** Creates an event. */
  WriteResult publish(Event event);

  /**
   * Asks what the newest warning about an object says. One bounded request. Whatever goes wrong is
   * said in place of it: the answer only explains what is known otherwise.
   */
  String latestWarning(EventSubject subject);

  /**
   * Asks for the nodes. One bounded request. Whatever goes wrong is {@link NodeList.Unknown}: a
   * pass can do without.
   */
  NodeList nodes();
}
