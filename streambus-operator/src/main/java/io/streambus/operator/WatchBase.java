package io.streambus.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.operator.InformerFailureListener.InformerFailure;
import io.streambus.operator.informers.InformerFailures;
import io.streambus.operator.informers.OptionalKinds;
import io.streambus.operator.informers.WatchedKinds;
import io.streambus.operator.kubernetes.client.RecentWrites;
import io.streambus.resources.extension.Extensions;

/**
 * What informers and reconciliations have in common.
 *
 * @param kinds kinds to watch
 * @param optionalKinds kinds that may be missing
 * @param recentWrites own writes, which informers need not report
 */
record WatchBase(
    Extensions extensions,
    WatchedKinds kinds,
    OptionalKinds optionalKinds,
    RecentWrites recentWrites) {

  /**
   * Creates it for one operator; sends no request.
   *
   * @throws io.streambus.resources.extension.InvalidExtensionException if an extension is invalid
   */
  static WatchBase create(KubernetesClient client, OperatorOptions options) {
    Extensions extensions = new ExtensionReader().read(options.extensions());
    extensions.types().forEach(client.getKubernetesSerialization()::registerKubernetesResource);
    RecentWrites recentWrites = new RecentWrites();
    return new WatchBase(
        extensions,
        new WatchedKinds(extensions, recentWrites),
        new OptionalKinds(client, options.namespaces(), extensions, recentWrites),
        recentWrites);
  }

  /** Notifies the listener of the options. */
  static InformerFailures failures(OperatorOptions options) {
    return new InformerFailures(
        (kind, cause) ->
            options.informerFailureListener().onFailure(new InformerFailure(kind, cause)));
  }
}
