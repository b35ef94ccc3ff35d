package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port through which the reconciler accesses Kubernetes. Reads are served from memory and
 * include the caller's own writes; each write is one request. A request that gets no response, or a
 * response that asks to retry, throws {@link KubernetesUnavailableException}; a write to a
 * terminating namespace throws {@link NamespaceTerminatingException}; any other response is a
 * {@link WriteResult}. If all attempts of a write for some time get a response that asks to retry,
 * the server has rejected it.
 */
public interface Kubernetes {

  /** Returns the objects that the cluster owns, of all managed kinds. Sends no request. */
  List<HasMetadata> children(StreamBusCluster cluster);

  /** The pods of brokers. */
  BrokerPods pods();

  /** The claims of brokers. */
  BrokerClaims claims();

  /** Returns the latest known status, whether read or written. Sends no request. */
  Optional<StreamBusClusterStatus> latestStatus(StreamBusCluster cluster);

  /**
   * Applies an object that must not exist yet; returns {@link WriteResult.AlreadyExists} if it
   * does. On success, the object has the metadata that the server returned.
   */
  WriteResult create(HasMetadata object);

  /**
   * Applies an object and takes ownership of its fields from other managers, provided that the
   * object was not created again since it was read, and, if its kind has no status, that it was not
   * changed either. If the server rejects the result as invalid, further requests replace whole
   * lists: server-side apply retains items of other managers, which may conflict with ours.
   *
   * @param live the object as it was read
   */
  WriteResult apply(HasMetadata object, HasMetadata live);

  /** Deletes an object if its UID is unchanged. Succeeds if it is already gone. */
  WriteResult delete(HasMetadata object);

  /**
   * Deletes a StatefulSet if it still has this version, and orphans its pods and claims, which the
   * next StatefulSet of the same name adopts. Succeeds if it is already gone.
   */
  WriteResult deleteAndOrphan(StatefulSet set);

  /** Reads the object of the same kind, namespace and name from the server. One request. */
  Optional<HasMetadata> get(HasMetadata object);

  /** Reads a Secret from the server, with its data. One request. */
  Optional<Secret> secret(String namespace, String name);

  /**
   * Reads the pod template of a revision of a StatefulSet. One request.
   *
   * @return empty if the revision does not exist or must not be read
   */
  Optional<PodTemplateSpec> podTemplate(String namespace, String revision);

  /**
   * Returns who else changed an object last, as the subject of a sentence. One request. On failure,
   * names the cause instead: the name is only additional explanation.
   */
  String otherWriter(HasMetadata object);

  /**
   * Writes a Secret whose content only the operator knows. Creates the Secret if it has no resource
   * version; otherwise changes it, provided it still has that version.
   *
   * @return the Secret with its new metadata on success; {@link WriteResult.AlreadyExists} if the
   *     Secret to create already exists
   */
  WriteResult writeSecret(Secret secret);

  /**
   * Reads the clock of the API server, to the second. One request. Empty if it is unknown for any
   * reason: the own clock is the best guess then.
   */
  Optional<Instant> serverTime();

  /** Replaces the status of the cluster. */
  WriteResult patchStatus(StreamBusCluster cluster, StreamBusClusterStatus status);

  /**
   * Creates an event with one short request. An event that cannot be created is lost, and a
   * reconciliation can continue without it, except in a terminating namespace.
   */
  void createEvent(Event event);

  /**
   * Returns the message of the latest warning event that Kubernetes published about a StatefulSet,
   * a pod or a claim, on one line of at most a kilobyte. One bounded request. On failure, returns
   * the cause of the failure instead: the message is only additional explanation.
   */
  String latestWarning(ObjectVersion subject);

  /**
   * Lists the nodes. One bounded request. Returns {@link NodeList.Unknown} on any failure: a
   * reconciliation can continue without the nodes.
   */
  NodeList listNodes();
}
