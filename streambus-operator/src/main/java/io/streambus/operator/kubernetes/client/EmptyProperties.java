package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * Replaces the map of unknown properties, which every model object of fabric8 has, by one that all
 * objects share if it is empty, as it almost always is. The maps would take a tenth of the memory
 * of the caches.
 */
final class EmptyProperties extends BeanDeserializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
    try {
      return new Replacing(
          deserializer,
          type.getBeanClass().getMethod("getAdditionalProperties"),
          type.getBeanClass().getMethod("setAdditionalProperties", Map.class));
    } catch (NoSuchMethodException e) {
      // Not a model class of fabric8.
      return deserializer;
    }
  }

  private static final class Replacing extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final transient Method getter;
    private final transient Method setter;

    Replacing(JsonDeserializer<?> delegate, Method getter, Method setter) {
      super(delegate);
      this.getter = getter;
      this.setter = setter;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
      return new Replacing(delegate, getter, setter);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Object object = super.deserialize(parser, context);
      try {
        if (getter.invoke(object) instanceof Map<?, ?> properties && properties.isEmpty()) {
          setter.invoke(object, Map.of());
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot access the properties of " + getter, e);
      }
      return object;
    }
  }
}
