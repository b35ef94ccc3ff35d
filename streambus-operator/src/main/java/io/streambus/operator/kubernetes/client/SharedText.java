package io.streambus.operator.kubernetes.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts, of which most are equal in all objects, such as names of images, labels and scripts.
 * Equal texts that are read shortly after one another become the same instance, so that caches of
 * thousands of objects store them once.
 */
final class SharedText extends StdScalarDeserializer<String> {

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
