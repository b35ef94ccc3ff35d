package io.streambus.operator.kubernetes.client;

import com.google.common.base.Suppliers;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Supplier;

/** The ways to read Secrets. They share threads and connections. */
final class SecretSource implements AutoCloseable {

  private final KubernetesClient client;
  private final Supplier<KubernetesClient> metadataClient;
  private final SecretReads reads;

  SecretSource(KubernetesClient client) {
    this.client = client;
    this.metadataClient = Suppliers.memoize(() -> MetadataClient.of(client));
    this.reads = new SecretReads(client);
  }

  /** Returns a watch of the versions of all Secrets in a namespace. */
  SecretVersions versions(String namespace, SecretVersions.Listener listener) {
    return new SecretVersions(metadataClient.get(), namespace, listener);
  }

  /** Returns a watch of a single Secret. */
  SecretWatch watch(WatchedSecret secret) {
    return new SecretWatch(client, secret);
  }

  /** Reads a version of a Secret unless it is known or already requested. */
  void read(WatchedSecret secret, String version) {
    if (secret.request(version)) {
      reads.read(secret, version);
    }
  }

  @Override
  public void close() {
    reads.close();
  }
}
