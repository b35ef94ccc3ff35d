package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.WatchEvent;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.objects.ManagedResources;
import java.io.IOException;

/**
 * A memory-saving serialization for the client of an operator. It reads only the kinds that the
 * operator uses and skips managed fields. The default serialization loads the model classes of all
 * Kubernetes kinds at the first watch event and parses managed fields that are never used:
 * together, they account for most of the memory and a third of the time of deserialization. Objects
 * except Secrets share what they have in common, which halves the memory of caches; their maps of
 * unknown properties cannot be modified.
 */
public final class LeanSerialization {

  private LeanSerialization() {}

  /** Creates a serialization for {@code KubernetesClientBuilder.withKubernetesSerialization}. */
  public static KubernetesSerialization create() {
    ObjectMapper mapper = ApiJson.mapper().build();
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
    ConfidentialSecret secrets = new ConfidentialSecret(mapper.copy());
    mapper.registerModule(
        new SimpleModule()
            .addDeserializer(String.class, new SharedText())
            .addDeserializer(Secret.class, secrets)
            .addKeyDeserializer(String.class, new SharedKeys())
            .setDeserializerModifier(new EmptyProperties()));
    KubernetesSerialization serialization = new SinglePassSerialization(mapper);
    for (ManagedResources managed : ManagedResources.values()) {
      serialization.registerKubernetesResource(managed.kind());
    }
    serialization.registerKubernetesResource(StreamBusCluster.class);
    serialization.registerKubernetesResource(PartialCrd.class);
    serialization.registerKubernetesResource(PartialPod.class);
    serialization.registerKubernetesResource(PartialNode.class);
    serialization.registerKubernetesResource(PersistentVolumeClaim.class);
    serialization.registerKubernetesResource(Event.class);
    serialization.registerKubernetesResource(Secret.class);
    // Only Secrets are watched without the rest of the object.
    serialization.registerKubernetesResource(
        "meta.k8s.io/v1", "PartialObjectMetadata", SecretMetadata.class);
    // Sent when a watch ends with an error; without it, the watch would never be restarted.
    serialization.registerKubernetesResource(Status.class);
    return serialization;
  }

  /** Reads watch events, which are most of what the client reads, at once. */
  private static final class SinglePassSerialization extends KubernetesSerialization {

    private final WatchEventReader watchEvents;

    SinglePassSerialization(ObjectMapper mapper) {
      super(mapper, false);
      this.watchEvents = new WatchEventReader(mapper, this::getRegisteredKubernetesResource);
    }

    @Override
    public <T> T unmarshal(String text, Class<T> type) {
      if (type != WatchEvent.class) {
        return super.unmarshal(text, type);
      }
      try {
        return type.cast(
            watchEvents.read(text).orElseGet(() -> super.unmarshal(text, WatchEvent.class)));
      } catch (IOException e) {
        throw KubernetesClientException.launderThrowable(e);
      }
    }
  }

  @JsonIgnoreProperties("managedFields")
  abstract static class WithoutManagedFields {}
}
