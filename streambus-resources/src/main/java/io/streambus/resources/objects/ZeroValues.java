package io.streambus.resources.objects;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.resources.canonical.CanonicalForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drops the empty texts, zeros and {@code false} that the API server does not store, because
 * otherwise the stored object would permanently differ from the desired one. What it drops depends
 * on the field: {@code readOnly: false} of a mount, but not {@code allowPrivilegeEscalation:
 * false}, whose absence has another meaning.
 */
final class ZeroValues {

  private ZeroValues() {}

  /** Returns the template as the API server stores it. */
  static PodTemplateSpec drop(PodTemplateSpec template) {
    return canHaveZero(CanonicalForm.tree(template)) ? Copies.of(template) : template;
  }

  /** Few templates have such values, and a copy costs more than the rest of a template. */
  private static boolean canHaveZero(JsonNode tree) {
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      if (isZero(field.getValue()) && OmittedZeros.canBe(field.getKey())) {
        return true;
      }
    }
    for (JsonNode child : tree) {
      if (canHaveZero(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isZero(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.textValue().isEmpty();
      case BOOLEAN -> !value.booleanValue();
      case NUMBER -> value.longValue() == 0;
      default -> false;
    };
  }

  /** Returns null in place of zero. */
  static @Nullable Integer drop(int value) {
    return value == 0 ? null : value;
  }

  private static boolean isZero(@Nullable Object value) {
    return value == null
        || value.equals("")
        || value.equals(false)
        || (value instanceof Number number && number.longValue() == 0);
  }

  /** Loaded only when needed: the serializers of a mapper are expensive. */
  private static final class Copies {

    private static final ObjectMapper MAPPER =
        JsonMapper.builder()
            .addModule(new SimpleModule().setSerializerModifier(new OmittingSerializers()))
            .build();

    static PodTemplateSpec of(PodTemplateSpec template) {
      return MAPPER.convertValue(template, PodTemplateSpec.class);
    }
  }

  private static final class OmittingSerializers extends BeanSerializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config, BeanDescription type, List<BeanPropertyWriter> properties) {
      ImmutableSet<String> omitted = OmittedZeros.of(type.getBeanClass());
      properties.replaceAll(
          property -> omitted.contains(property.getName()) ? new NonZero(property) : property);
      return properties;
    }
  }

  /** A property that is written only if it is not zero. */
  private static final class NonZero extends BeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    NonZero(BeanPropertyWriter property) {
      super(property);
    }

    @Override
    public void serializeAsField(Object bean, JsonGenerator out, SerializerProvider provider)
        throws Exception {
      if (!isZero(get(bean))) {
        super.serializeAsField(bean, out, provider);
      }
    }
  }
}
