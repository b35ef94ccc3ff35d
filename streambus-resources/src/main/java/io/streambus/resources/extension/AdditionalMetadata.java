package io.streambus.resources.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedMetadata;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets what identifies an object that an extension adds. */
record AdditionalMetadata(ExtensionCall call, BrokerCluster cluster, AdditionalObject<?> declared) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Returns a copy with name, namespace, owner and the labels of the operator.
   *
   * @throws ExtensionException if the object cannot be applied
   */
  HasMetadata set(HasMetadata built) {
    if (!declared.type().equals(built.getClass())) {
      throw call.failed(
          "returns a " + built.getClass().getSimpleName(),
          "return a " + declared.type().getSimpleName());
    }
    JsonNode tree = call.answer(() -> CanonicalForm.tree(built));
    AnswerLimits.check(call, JsonNodeFactory.instance.objectNode(), tree);
    if (tree.has("status") || tree.has("binaryData")) {
      throw call.failed("sets status or binaryData", "leave them out");
    }
    new BrokerMixup(call, cluster).reject(declared.type(), tree);
    HasMetadata object = call.answer(() -> MAPPER.convertValue(tree, declared.type()));
    object.setMetadata(metadata(Optional.ofNullable(object.getMetadata())));
    return object;
  }

  private ObjectMeta metadata(Optional<ObjectMeta> requested) {
    ObjectMeta metadata = ManagedMetadata.of(cluster, declared.name(cluster.name()));
    requested.ifPresent(own -> checkIdentity(own, metadata));
    requested.map(ObjectMetadata::of).ifPresent(own -> MetadataAddition.add(call, own, metadata));
    return metadata;
  }

  private void checkIdentity(ObjectMeta own, ObjectMeta metadata) {
    check("name", own.getName(), metadata.getName());
    check("namespace", own.getNamespace(), metadata.getNamespace());
    if (!own.getFinalizers().isEmpty() || !own.getOwnerReferences().isEmpty()) {
      throw call.failed("sets finalizers or owners", "leave them out");
    }
  }

  private void check(String field, @Nullable String own, @Nullable String expected) {
    if (own != null && !own.equals(expected)) {
      throw call.failed("sets metadata.%s to %s".formatted(field, own), "leave it out");
    }
  }
}
