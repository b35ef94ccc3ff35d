package io.streambus.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Reads a class that Immutables generated through its nested class {@code Json}, as the annotations
 * of the generated class request. This saves inspecting the class itself, which has no other
 * purpose than to find these annotations.
 */
final class ImmutableType extends JsonDeserializer<Object> {

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
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
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
