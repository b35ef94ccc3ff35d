package io.streambus.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Inspects a type only when a value of it is read first. By default, Jackson inspects all types
 * that a spec can contain, which takes longer than everything else that a short command does.
 */
final class LazyDeserializers extends Deserializers.Base {

  private static final String KUBERNETES = "io.fabric8.kubernetes.api.model.";

  /** For Kubernetes types, which need no modules. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Override
  public @Nullable JsonDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription description) {
    if (type.getRawClass().getName().startsWith(KUBERNETES)) {
      return new KubernetesType(type);
    }
    return ImmutableType.isGenerated(type.getRawClass())
        ? ImmutableType.of(type.getRawClass())
        : null;
  }

  private static final class KubernetesType extends JsonDeserializer<Object> {

    private final JavaType type;

    KubernetesType(JavaType type) {
      this.type = type;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return MAPPER.readValue(parser, type);
    }

    @Override
    public boolean isCachable() {
      return true;
    }
  }

  /**
   * Reads a class that Immutables generated through its nested class {@code Json}, as the
   * annotations of the generated class request. This saves inspecting the class itself, which has
   * no other purpose than to find these annotations.
   */
  private static final class ImmutableType extends JsonDeserializer<Object> {

    private final Class<?> json;
    private final Method fromJson;

    private ImmutableType(Class<?> json, Method fromJson) {
      this.json = json;
      this.fromJson = fromJson;
    }

    static boolean isGenerated(Class<?> type) {
      return type.getName().startsWith(ImmutableType.class.getPackageName())
          && type.getSimpleName().startsWith("Immutable");
    }

    static ImmutableType of(Class<?> generated) {
      try {
        Class<?> json =
            Class.forName(generated.getName() + "$Json", true, generated.getClassLoader());
        Method fromJson = generated.getDeclaredMethod("fromJson", json);
        fromJson.setAccessible(true);
        return new ImmutableType(json, fromJson);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(generated + " cannot be read from JSON", e);
      }
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Object fields = context.readValue(parser, json);
      try {
        return fromJson.invoke(null, fields);
      } catch (InvocationTargetException e) {
        throw JsonMappingException.from(parser, String.valueOf(e.getCause()), e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isCachable() {
      return true;
    }
  }
}
