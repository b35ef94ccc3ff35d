package io.streambus.api.crd;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceSubresourceScale;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.streambus.api.StreamBusCluster;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Adds the parts of the schema that the generator cannot derive from the accessors of immutable
 * types.
 */
final class SchemaCompletion implements CRDPostProcessor {

  private static final String OWN_TYPES = "io.streambus.";

  private static final long UNOBSERVED_GENERATION = -1;

  private final ObjectMapper mapper;
  private final JavadocDescriptions descriptions;
  private final PropertyCompletion completion;

  SchemaCompletion(ObjectMapper mapper, JavadocDescriptions descriptions) {
    this.mapper = mapper;
    this.descriptions = descriptions;
    this.completion = new PropertyCompletion(descriptions);
  }

  @Override
  public HasMetadata process(HasMetadata resource, String specVersion) {
    var crd = (CustomResourceDefinition) resource;
    for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
      JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
      root.setDescription(descriptions.of(StreamBusCluster.class).orElseThrow());
      JavaType type = mapper.constructType(StreamBusCluster.class);
      complete(type, root, List.of("spec", "status"));
      new ScalarLimits(this::describe).complete(type, root);
      Objects.requireNonNull(root.getProperties().get("status")).setDefault(unobserved());
      version.getSubresources().setScale(scale());
      restoreColumnOrder(version);
      removeDefaultPriorities(version);
    }
    return crd;
  }

  /**
   * Default of the status. Since no object has the generation -1, kstatus and Argo CD consider a
   * new cluster in progress until the operator has written its first status.
   */
  private ObjectNode unobserved() {
    return mapper.createObjectNode().put("observedGeneration", UNOBSERVED_GENERATION);
  }

  private static CustomResourceSubresourceScale scale() {
    return new CustomResourceSubresourceScale(
        ".status.selector", ".spec.replicas", ".status.replicas");
  }

  /** Restores the declared order of printer columns. The generator sorts them by path. */
  private static void restoreColumnOrder(CustomResourceDefinitionVersion version) {
    List<String> names =
        Arrays.stream(StreamBusCluster.class.getAnnotationsByType(AdditionalPrinterColumn.class))
            .map(AdditionalPrinterColumn::name)
            .toList();
    version
        .getAdditionalPrinterColumns()
        .sort(Comparator.comparingInt(column -> names.indexOf(column.getName())));
  }

  /** The API server drops them. GitOps tools would report the difference forever. */
  private static void removeDefaultPriorities(CustomResourceDefinitionVersion version) {
    version.getAdditionalPrinterColumns().stream()
        .filter(column -> Objects.equals(column.getPriority(), 0))
        .forEach(column -> column.setPriority(null));
  }

  private void complete(JavaType type, JSONSchemaProps schema, List<String> only) {
    if (type.isCollectionLikeType()) {
      complete(type.getContentType(), schema.getItems().getSchema(), List.of());
    } else if (type.getRawClass().getName().startsWith(OWN_TYPES)
        && schema.getProperties() != null) {
      for (BeanPropertyDefinition property : describe(type).findProperties()) {
        JSONSchemaProps propertySchema = schema.getProperties().get(property.getName());
        if (propertySchema != null && (only.isEmpty() || only.contains(property.getName()))) {
          AnnotatedMember accessor = property.getAccessor();
          completion.complete(propertySchema, accessor);
          complete(accessor.getType(), propertySchema, List.of());
        }
      }
    }
  }

  private BeanDescription describe(JavaType type) {
    SerializationConfig config = mapper.getSerializationConfig();
    BeanDescription description = config.introspectClassAnnotations(type);
    try {
      return config.introspect(
          config
              .getAnnotationIntrospector()
              .refineSerializationType(config, description.getClassInfo(), type));
    } catch (JsonMappingException e) {
      throw new IllegalStateException(e);
    }
  }
}
