package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
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
import org.jspecify.annotations.Nullable;

/**
 * A memory-saving serialization for the client of an operator. It reads only the kinds that the
 * operator uses and skips managed fields. The default serialization loads the model classes of all
 * Kubernetes kinds at the first watch event and parses managed fields that are never used:
 * together, they account for most of the memory and a third of the time of deserialization. Objects
 * share what they have in common, which halves the memory of caches; their maps of unknown
 * properties cannot be modified.
 */
public final class LeanSerialization {

  private LeanSerialization() {}

  /** Creates a serialization for {@code KubernetesClientBuilder.withKubernetesSerialization}. */
  public static KubernetesSerialization create() {
    ObjectMapper mapper = ApiJson.mapper().build();
    mapper.addMixIn(ObjectMeta.class, WithoutManagedFields.class);
    mapper.registerModule(
        new SimpleModule()
            .addDeserializer(String.class, new SharedText())
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

  /**
   * Reads texts, of which most are equal in all objects, such as names of images, labels and
   * scripts. Equal texts that are read shortly after one another become the same instance, so that
   * caches of thousands of objects store them once.
   */
  private static final class SharedText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    private static final int SLOTS = 1 << 12;

    /** Read and written without locks: a lost or an old entry costs memory only. */
    private final transient @Nullable String[] recent = new String[SLOTS];

    SharedText() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = StringDeserializer.instance.deserialize(parser, context);
      return text == null ? null : shared(text);
    }

    private String shared(String text) {
      int hash = text.hashCode();
      int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
      String found = recent[slot];
      if (text.equals(found)) {
        return found;
      }
      recent[slot] = text;
      return text;
    }
  }
}
